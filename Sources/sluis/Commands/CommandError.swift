/// A command that cannot go on, with what to do next.
///
/// It never quotes personal data.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
