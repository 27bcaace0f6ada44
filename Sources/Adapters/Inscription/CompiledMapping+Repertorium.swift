import Mapping

extension CompiledMapping {
    /// Whether the service keeps MAGDA's list of who has a file on whom (FIELD 1.6), and delivers no facts.
    var isOfRepertorium: Bool { request.register == "Repertorium" }
}
