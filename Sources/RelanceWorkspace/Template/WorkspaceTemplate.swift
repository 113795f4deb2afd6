/// The small workspace that `relance init` lays down: it checks, tests and simulates at once.
///
/// Its files are text in the program, so that the executable needs nothing beside it.
public enum WorkspaceTemplate {
    struct File {
        /// Relative to the new folder.
        var path: String
        var text: String
    }

    /// In the order in which somebody new would read them.
    static let files: [File] = [readme, policy] + playbooks + [tests] + messages + ledger
}
