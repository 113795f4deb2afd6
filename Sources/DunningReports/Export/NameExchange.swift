import Foundation

/// Lets two files or folders have each other's name at once, so that at no moment either name is nobody's.
enum NameExchange {
    private typealias Function =
        @convention(c) (
            Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
        ) -> Int32

    /// Linux has it; a C library may lack it.
    private static let function: Function? = dlsym(nil, "renameat2").map { unsafeBitCast($0, to: Function.self) }

    /// - Returns: False where the file system or the system knows no such exchange, or one of the two is not there.
    static func exchange(_ one: String, _ other: String) -> Bool {
        // RENAME_EXCHANGE
        function?(AT_FDCWD, one, AT_FDCWD, other, 1 << 1) == 0
    }
}
