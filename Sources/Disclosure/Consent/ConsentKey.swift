package import Core

/// By what an answer finds its question.
package enum ConsentKey: Sendable {
    /// The one-time code of a letter or a message.
    case code(ShortCode)
    /// The question's id, as a clerk finds it with the person.
    case request(Identifier)
}
