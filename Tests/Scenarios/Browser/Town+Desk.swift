import Core
import Foundation
import Support

extension Town {
    /// Lets the officers of both controllers sign in by the mock login, from the next start on.
    func openDesk() throws {
        let login = """
            login: {issuer: "https://authenticatie.vlaanderen.be/op", authorizationURL: "\(mockURL)/op/v1/auth", \
            tokenURL: "\(mockURL)/op/v1/token", keysURL: "\(mockURL)/op/v1/keys", clientID: zonnegem-sluis, \
            key: keys/mobility.key}
            """
        let settings = try String(contentsOfFile: settingsFile, encoding: .utf8)
            .replacingOccurrences(of: "officer: {party: privacy,", with: "officer: {party: privacy, login: acm-1001,")
            .replacingOccurrences(of: "sources:\n", with: login + "\nsources:\n")
        try write(settings, to: "sluis.yaml")
    }

    /// A day at the counter and in the services: consents, answers, refusals, looks, something told; about people whose
    /// names are known.
    func live() async throws {
        for name in ["rita", "emma", "luc"] {
            let number = Resident.number(name)
            let consent = try await consent(number)
            _ = try await ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure", ["employee": "an"])
            for index in 0..<3 { _ = try await askWaste(about: number, case: "2026-\(index)") }
            _ = try await ask("bewonerskaart", about: number, as: "zonnegem/parking", ["employee": "piet"])
            if name == "luc" { _ = try await withdraw(consent.id, of: number) }
            _ = try await ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure", ["employee": "an"])
        }
        try await tellAccount(Resident.number("rita"))
        _ = try await audit()
    }
}
