import Foundation

/// Why the system refused something about a file, in its own words: `Permission denied`.
package enum SystemReason {
    /// Of the last call that failed.
    package static var last: String { String(cString: strerror(errno)) }

    /// Of an error that Foundation threw.
    package static func of(_ error: any Error) -> String {
        let error = error as NSError
        let underlying = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
        guard underlying.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
        return String(cString: strerror(Int32(truncatingIfNeeded: underlying.code)))
    }
}
