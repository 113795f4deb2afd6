import Foundation

/// The folder of `Package.swift`.
let repositoryRoot: URL = {
    let here = URL(fileURLWithPath: #filePath)
    return here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}()
