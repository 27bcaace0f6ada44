/// A mistake in a file of the catalogue, told so that its author can mend it: where it stands and what to do.
///
/// The files hold no data of persons, so the message may quote them.
package struct CatalogueError: Error, Hashable, Sendable {
    package struct Code: Hashable, Sendable {
        package let name: String

        package init(_ name: String) {
            self.name = name
        }

        package static let tooLarge = Code("tooLarge")
        package static let notYAML = Code("notYAML")
        package static let aliasRefused = Code("aliasRefused")
        package static let unknownKey = Code("unknownKey")
        package static let missingKey = Code("missingKey")
        package static let wrongKind = Code("wrongKind")
        package static let wrongValue = Code("wrongValue")
        package static let duplicate = Code("duplicate")
        package static let unknownReference = Code("unknownReference")
    }

    package let code: Code
    package let file: String
    /// Counted from 1.
    package let line: Int
    /// What is wrong, and what to write instead.
    package let message: String

    package init(_ code: Code, file: String, line: Int, _ message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.message = message
    }
}

extension CatalogueError: CustomStringConvertible {
    package var description: String { "\(file):\(line): \(message)" }
}
