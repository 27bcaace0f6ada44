import Core
import Foundation
import Testing
import Wire

/// Everything that callers do, right and wrong, about everyone.
struct Traffic {
    let town: Town
    let numbers: [String]

    func flow() async throws {
        for number in numbers {
            try await services(about: number)
            try await mistakes(about: number)
        }
        for kind in ["soapFault", "malformed", "wrongPerson", "doctype", "down"] {
            try await town.fault(["kind": .string(kind), "resident": "sofie", "times": 2])
            _ = try await town.askWaste(about: Resident.number("sofie"), case: "fault-" + kind)
        }
        try await commands()
        _ = try await town.verify()
        _ = try await town.verify(at: "ocmw-zonnegem")
    }

    private func services(about number: String) async throws {
        let refused = try await town.ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure")
        #expect(refused.status == 403)
        let consent = try await town.consent(number)
        _ = try await town.ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure", ["employee": "jan"])
        _ = try await town.askWaste(about: number, case: "W-1")
        _ = try await town.ask("bewonerskaart", about: number, as: "zonnegem/parking")
        _ = try await town.ask(
            "leefloon-sociaal-onderzoek", about: number, as: "ocmw-zonnegem/socialwork", ["case": "L-1"])
        #expect(try await town.withdraw(consent.id, of: number).status == 200)
        _ = try await town.audit(["subject": ["ssin": .string(number)]])
        _ = try await town.audit(["subject": ["ssin": .string(number)]], at: "ocmw-zonnegem")
    }

    /// Numbers where none may stand; the paths go to the gateway past the proxy, since they are the tester's own.
    private func mistakes(about number: String) async throws {
        for member in ["case", "employee", "process", "purpose", "referenceDate", "unknown" + number] {
            let answer = try await town.ask(
                "bewonerskaart", about: number, as: "zonnegem/parking", [member: .string(number)])
            #expect(answer.status == 400 || answer.status == 404, "\(member): \(answer.status)")
        }
        let wrong = String(number.dropLast()) + (number.hasSuffix("0") ? "1" : "0")
        _ = try await town.ask("bewonerskaart", about: wrong, as: "zonnegem/parking")
        _ = try await town.post("/v1/disclosures", as: "zonnegem/parking", bytes: Array("{\"subject\":\(number)".utf8))
        let headers = [
            ("Authorization", "Bearer " + number), ("BelGov-Trace-Id", number), ("X-Number", number),
        ]
        for path in ["/v1/disclosures/" + number, "/" + number, "/v1/purposes?ssin=" + number] {
            _ = try await town.send(.get, town.gatewayURL + path, headers: headers)
        }
        let form = try town.signatory("zonnegem/waste").form([
            "iss": .string("zonnegem/" + number), "sub": .string(number), "aud": .string(number),
            "jti": .string(number),
        ])
        let answer = try await town.tokenAnswer(form)
        #expect(answer.status == 401)
    }

    /// The command line, with a person by name and on standard input.
    private func commands() async throws {
        let ask = [
            "ask", "huisvuil-sociale-correctie", "--as", "waste", "--case", "W-2", "--settings", town.settingsFile,
        ]
        let named = try await Binary.run(ask + ["--person", "eva"], in: town.folder)
        #expect(named.status == 0, "\(named.errors)")
        let told = try await Binary.run(
            ask + ["--person", "-", "--json"], in: town.folder, input: Resident.number("eva") + "\n")
        #expect(told.status == 0, "\(told.errors)")
        let argument = try await Binary.run(ask + ["--person", Resident.number("eva")], in: town.folder)
        #expect(argument.status != 0)
    }
}

extension Town {
    /// What a proxy does with a request.
    func forward(to url: String) -> RecordingProxy.Forward {
        { method, path, headers, body in
            try await self.send(method == "POST" ? .post : .get, url + path, headers: headers, body: body)
        }
    }
}
