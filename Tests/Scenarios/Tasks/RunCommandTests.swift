import Core
import Foundation
import Glibc
import Support
import Testing

extension BuiltBinary {
    @Suite("A list of people from the command line")
    struct RunCommandTests {
        @Test("a table in, a table out, by line and reference and without a number; another file is not written over")
        func table() async throws {
            try await Town.with { town in
                let (sofie, luc) = (Resident.number("sofie"), Resident.number("luc"))
                let list = ["ssin;reference", "\(sofie);\"S;1\"", "123;fout", "\(luc);L", "\(luc);L2"]
                try town.write(list.joined(separator: "\r\n"), to: "list.csv")
                let run = [
                    "run", "huisvuil-sociale-correctie", "--persons", "list.csv", "--as", "waste", "--case", "run",
                    "--output", "answers.csv", "--settings", town.settingsFile,
                ]
                let first = try await Binary.run(run, in: town.folder)
                #expect(first.status == 0, "\(first.errors)")
                #expect(first.errors.contains("2 answered, 1 bad, 1 duplicate") && first.errors.contains("4 of 4"))
                let path = town.folder + "/answers.csv"
                let table = String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
                let rows = table.split(separator: "\r\n").map(String.init)
                #expect(rows.count == 5 && rows[0].hasPrefix("line,reference,status,sameAs,livesHere,livesHere.state"))
                #expect(rows[1].hasPrefix("1,\"S;1\",200,,"), "\(rows[1])")
                #expect(rows[2].hasPrefix("2,fout,400,") && rows[4].hasPrefix("4,L2,,3,"))
                #expect(!table.contains(sofie) && !table.contains(luc) && !first.errors.contains(luc))
                let again = try await Binary.run(run, in: town.folder)
                #expect(again.status != 0 && again.errors.contains("name another"))
            }
        }

        @Test("lines of JSON from standard input; what may not be asked is refused at once")
        func lines() async throws {
            try await Town.with { town in
                let settings = ["--settings", town.settingsFile, "--as", "waste"]
                let list = #"{"subject":{"ssin":"\#(Resident.number("sofie"))"},"reference":"S"}"# + "\n"
                let run = ["run", "huisvuil-sociale-correctie", "--persons", "-", "--case", "run"] + settings
                let told = try await Binary.run(run, in: town.folder, input: list)
                let line = try JSON(parsing: Array(told.output.utf8))
                #expect(told.status == 0 && line["reference"] == "S" && line["answer"]?["answers"] != nil)
                let other = ["run", "bewonerskaart", "--persons", "-"] + settings
                let refused = try await Binary.run(other, in: town.folder, input: list)
                #expect(refused.status != 0 && refused.errors.contains("Application Not Permitted"))
                let both = try await Binary.run(run + ["--resume", "x"], in: town.folder)
                #expect(both.status != 0)
            }
        }

        @Test("Ctrl-C pauses, and --resume goes on to the end")
        func interrupted() async throws {
            try await Town.with { town in
                let numbers = Resident.strangers(400)
                try town.write("ssin\n" + numbers.joined(separator: "\n") + "\n", to: "list.csv")
                let settings = ["--settings", town.settingsFile, "--as", "waste"]
                let command = [
                    Binary.path, "run", "huisvuil-sociale-correctie", "--persons", "list.csv", "--case", "run",
                ]
                let child = try town.start(command + settings, name: "run")
                while child.isRunning, !child.text(child.errors).contains(" of 400") {
                    try await Task.sleep(for: .milliseconds(5))
                }
                await child.end(SIGINT)
                #expect(await child.ended() == 130, "\(child.text(child.errors))")
                let words = child.text(child.errors)
                let id = try #require(words.split(separator: "\n").first?.split(separator: " ").last.map(String.init))
                #expect(words.contains("sluis run --resume \(id) --as waste"))
                #expect(child.text(child.output).isEmpty)
                #expect(["paused", "done"].contains(try await town.state(id)["state"]?.string))
                let rest = try await Binary.run(["run", "--resume", id, "--csv"] + settings, in: town.folder)
                #expect(rest.status == 0, "\(rest.errors)")
                #expect(rest.output.split(separator: "\r\n").count == 401)
            }
        }
    }
}
