import Core
import Disclosure
import Ledger
import Testing

@testable import Server

@Suite("A list of people comes in whole or not at all, and a bad line is a problem of that line")
struct ListTests {
    /// What the lines of a table came to: the reference, and the status or the earlier line.
    private static func told(_ table: String) async throws -> [String] {
        let town = try await Town()
        let task = try await town.task()
        let begun = try await town.fill(task, table, type: "text/csv")
        #expect(begun.status == 202, "\(begun.text)")
        #expect(await town.municipality.runner.turn())
        return try await town.lines(task).map { line in
            let status = line["status"]?.integer.map { String($0) }
            let twin = line["sameAs"]?.integer.map { "=\($0)" }
            return (line["reference"]?.string ?? "-") + " " + (status ?? twin ?? "?")
        }
    }

    @Test(
        "tables as programs write them",
        arguments: [
            ("ssin,reference\n{R},A\n{L},B\n", ["A 200", "B 200"]),
            ("\u{FEFF}ssin;reference\r\n{R};A\r\n{L};B", ["A 200", "B 200"]),
            ("\"reference\",\"SSIN\"\r\n\"a \"\"b\"\", c\",\"{R}\"\r\n", ["a \"b\", c 200"]),
            ("ssin\r{R}\r\r{L}\r{R}\r", ["- 200", "- 200", "- =1"]),
            ("ssin,reference\n{R},\n{L},\"\"\n", ["- 200", "- 200"]),
            ("ssin,reference\n{R}\n{R},A,more\n{L},B\n", ["- 400", "- 400", "B 200"]),
            ("ssin,reference\n5863,A\n{L},\"two\nlines\"\n{R},B\n", ["A 400", "- 400", "B 200"]),
            ("ssin,reference\n{L},{R}\n{R},B\n", ["- 400", "B 200"]),
            ("ssin,reference\n{L},\"{LONG}\n{R},B\n", ["- 400", "B 200"]),
            ("ssin,reference\n{COMMAS}\n{R},B\n", ["- 400", "B 200"]),
            ("enterpriseNumber,ssin\n,{R}\n0207504477,{L}\n0207504477,\n", ["- 200", "- 400", "- 400"]),
        ])
    func tables(table: String, expected: [String]) async throws {
        let filled = table.replacing("{R}", with: Town.rita).replacing("{L}", with: Town.luc)
            .replacing("{LONG}", with: String(repeating: "x", count: 5_000))
            .replacing("{COMMAS}", with: String(repeating: ",", count: 5_000))
        #expect(try await Self.told(filled) == expected)
    }

    @Test(
        "a table whose header is not understood is refused whole, and its columns are not repeated",
        arguments: ["58631400273\n", "name,reference\nx,y\n", "reference\nA\n", "ssin,income\n{R},1\n", "ssin,ssin\n"])
    func headers(table: String) async throws {
        let town = try await Town()
        let task = try await town.task()
        let answer = try await town.fill(task, table.replacing("{R}", with: Town.rita), type: "text/csv")
        #expect(answer.status == 400 && answer.type.hasSuffix(":badRequest"), "\(answer.text)")
        #expect(!answer.text.contains("5863") && !answer.text.contains("income"))
        #expect(try await town.status(task).json["state"] == "open")
    }

    @Test("a row of separators is too long, as a row of letters is, however many follow")
    func separators() {
        var (cutter, records): (RowCutter, [ListRecord]) = (RowCutter(), [])
        for byte in Array("ssin\n".utf8) + Array(repeating: 0x2C, count: 5_000) + Array("\nx".utf8) {
            cutter.take(byte, into: &records)
        }
        cutter.end(into: &records)
        #expect(records == [.fields([Array("ssin".utf8)]), .tooLong, .fields([Array("x".utf8)])])
    }

    @Test("a header of many columns is refused with one word about all")
    func wideHeader() async throws {
        let town = try await Town()
        let task = try await town.task()
        let table = String(repeating: "ssin;", count: 400) + "\n"
        let answer = try await town.fill(task, table, type: "text/csv")
        #expect(answer.status == 400 && answer.json["issues"]?.array?.count == 1, "\(answer.text)")
    }

    @Test("a list that did not come whole is not begun, and can be sent again")
    func broken() async throws {
        let town = try await Town()
        let task = try await town.task()
        let list = Town.list((0..<700).map(Town.resident))
        let cut = try await town.fill(task, String(list.prefix(list.count - 20)), length: list.utf8.count)
        #expect(cut.status == 400 && cut.json["issues"]?.array?.count == 1)
        let status = try await town.status(task).json
        #expect(status["state"] == "open" && status["lines"]?["total"] != 0)
        #expect(await town.municipality.runner.turn())
        #expect(try await town.lines(task).isEmpty)
        let again = try await town.fill(task, Town.list([Town.rita]))
        #expect(again.status == 202 && again.json["lines"]?["total"] == 1)
        #expect(try await town.fill(task, list).status == 409)
    }

    @Test("an empty list, one without a length, another media type and one that is too large are refused")
    func forms() async throws {
        let town = try await Town()
        let task = try await town.task()
        #expect(try await town.fill(task, "").status == 400)
        #expect(try await town.fill(task, "\n \n").status == 400)
        #expect(try await town.fill(task, "ssin\n", type: "text/csv").status == 400)
        #expect(try await town.fill(task, "x", length: 1 << 30).status == 413)
        #expect(try await town.fill(task, "{}", type: "application/json").status == 415)
        let headers = ["content-type": "text/csv"]
        let endless = try await town.ask("POST", "/v1/tasks/\(task)/persons", as: .application, headers: headers)
        #expect(endless.status == 411)
        #expect(try await town.status(task).json["state"] == "open")
    }

    @Test("a table says what is doubtful, older than asked or told by the person, as the line of a program does")
    func marks() async throws {
        let town = try await Town()
        let body: JSON = [
            "subject": ["ssin": .string(Town.rita)], "attribute": "residence.municipality", "category": "outdated",
            "contestedBy": "citizen", "evidence": "scan 7",
        ]
        #expect(try await town.ask("POST", "/v1/doubts", as: .clerk, body).status == 201)
        let task = try await town.task(extra: ["attributes": ["livesHere", "increasedReimbursement"]])
        _ = try await town.fill(task, Town.list([Town.rita]))
        #expect(await town.municipality.runner.turn())
        let table = try await town.results(task, type: "text/csv").text
        #expect(table.contains(",200,,true,value,doubtful,,true,value,,,"), "\(table)")
    }

    @Test("and what the person told themselves is marked as such")
    func told() async throws {
        let town = try await Town()
        let hash = try await town.openPremium()
        let key = try #require(town.municipality.keys[.application])
        let id = try #require(Town.parties[.application])
        let party: JSON = [
            "id": .string(id), "role": "application", "keys": [key.jwk], "purposes": ["geboortepremie"],
        ]
        #expect(try await town.ask("POST", "/v1/parties", as: .officer, party).status == 201)
        let telling = Town.telling(hash, Town.telling)
        #expect(try await town.ask("POST", "/v1/told", as: .clerk, telling).status == 201)
        let task = try await town.task("geboortepremie", extra: ["attributes": ["contact.iban", "contact.email"]])
        _ = try await town.fill(task, Town.list([Town.rita]))
        #expect(await town.municipality.runner.turn())
        let table = try await town.results(task, type: "text/csv").text
        #expect(table.contains("BE68539007547034,value,told,,"), "\(table)")
        #expect(table.contains(",unavailable,,notTold,"), "\(table)")
    }

    @Test("results as a table: a header, a row each; for every answer a value, a state, how firm it is and why not")
    func table() async throws {
        let town = try await Town()
        let task = try await town.task(extra: ["attributes": ["livesHere", "householdSize"]])
        let list = "reference;ssin\n\"a, \"\"b\"\"\";\(Town.rita)\nc;1\nd;\(Town.rita)\n"
        _ = try await town.fill(task, list, type: "text/csv")
        #expect(await town.municipality.runner.turn())
        let table = try await town.results(task, type: "text/csv")
        #expect(table.header("Content-Type") == "text/csv")
        let rows = table.text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(rows.count == 5 && rows.last == "")
        #expect(
            rows[0]
                == "line,reference,status,sameAs,livesHere,livesHere.state,livesHere.marks,livesHere.reason,"
                + "householdSize,householdSize.state,householdSize.marks,householdSize.reason,problem,alternative,id,"
                + "subjectReference")
        #expect(rows[1].hasPrefix("1,\"a, \"\"b\"\"\",200,,true,value,,,"), "\(rows[1])")
        #expect(rows[2] == "2,c,400,,,,,,,,,,Bad Request,,,")
        #expect(rows[3] == "3,d,,1,,,,,,,,,,,,")
        // The same reference as on the line of a program: by it an event is found in either.
        let line = try await town.lines(task)[0]
        let reference = try #require(line["answer"]?["subjectReference"]?.string)
        #expect(Identifier(reference) != nil && rows[1].hasSuffix("," + reference))
        // What is not there says why, as it does on the line of a program.
        let outputs = try #require(line["answer"]?["answers"]?.array)
        let reason = try #require(outputs.first { $0["name"] == "householdSize" }?["reason"]?.string)
        #expect(rows[1].contains(",,unavailable,,\(reason),"), "\(rows[1])")
        let next = try await town.results(task, from: 2, type: "text/csv")
        #expect(next.text.hasPrefix("2,c,"))
    }
}
