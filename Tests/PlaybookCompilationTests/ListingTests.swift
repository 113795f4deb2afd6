import PlaybookCompilation
import PlaybookModel
import RelanceTestSupport
import Testing

@Suite("The listing of a merged playbook")
struct ListingTests {
    @Test("each value is followed by the file and line it came from", arguments: ["sme", "key_account", "public_sector", "valbrune"])
    func sample(_ name: String) throws {
        let compilation = try WorkspaceFixture(repositoryRoot).compilation
        let playbook = try #require(compilation.playbooks.first { $0.name == name })
        expectGolden(PlaybookListing.text(of: playbook), at: fixtures("listed").appending(path: "\(name).txt"))
    }
}
