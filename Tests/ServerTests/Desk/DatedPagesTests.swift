import Core
import Doubles
import Foundation
import Ledger
import Support
import Testing

@Suite("Pages that need another day than today work in a real browser too")
struct DatedPagesTests {
    private static let browser = Tool(at: Repository.root + "/.build/browser/bin/python")
    private static let chromium = Tool(at: "/usr/bin/chromium")

    @Test(
        "a drawn sample, open and signed; years whose term is over; the list by which one goes",
        .enabled(if: browser != nil && chromium != nil, "needs chromium, and .build/browser, which `make test` makes"))
    func pages() async throws {
        let town = try await Town()
        _ = try await town.ask("POST", "/v1/disclosures", as: .application, Town.question(purpose: "bewonerskaart"))
        town.clock.advance(milliseconds: 86_400_000)
        let officer = try await Browser.signedIn(town)
        try await officer.get("/desk/reviews")
        try await officer.post("/desk/reviews", ["from": "2026-11-21", "until": "2026-11-21", "count": "2"])
        var pages = ["sample": officer.page.text]
        let id = try #require(officer.page.text.split(separator: "action=\"/desk/reviews/").dropFirst().first)
        var findings = ["sign": "yes"]
        for name in officer.page.text.split(separator: "name=\"f-").dropFirst() {
            findings["f-" + name.prefix { $0 != "\"" }] = "explained"
        }
        pages["signed"] = try await officer.post("/desk/reviews/" + id.prefix { $0 != "\"" }, findings).text
        #expect(pages["signed"]?.contains("2 van 2 nagekeken") == true)

        town.clock.moveToNewYear()
        _ = await town.municipality.journal.storage.commit([])
        town.clock.advance(milliseconds: 40 * 366 * 86_400_000)
        _ = await town.municipality.journal.storage.commit([])
        let later = try await Browser.signedIn(town)
        try await later.get("/desk/prunings")
        pages["years"] = try await later.post("/desk/prunings", ["log": "2026"]).text
        let list = try #require(later.links(to: "/desk/prunings/").first)
        pages["list"] = try await later.get(list).text
        #expect(pages["list"]?.contains("Vernietigingslijst 2026") == true)
        let styles = try await later.get("/desk/style.css").text
        let walk = try Self.walked(pages, styles)
        #expect(walk.status == 0, "\(walk.output)")
    }

    @Test(
        "what a citizen told long enough ago to be warned at: the list, the two forms, and whom to warn",
        .enabled(if: browser != nil && chromium != nil, "needs chromium, and .build/browser, which `make test` makes"))
    func told() async throws {
        let town = try await Town()
        let clerk = try await ToldPagesTests.atPage(town)
        var pages = ["list": clerk.page.text]
        let (new, item) = (
            try #require(clerk.links(to: "/desk/told/new").first), try #require(clerk.links(to: "/desk/told/0").first)
        )
        pages["search"] = try await clerk.get("/desk/told").text
        pages["new"] = try await clerk.get(new).text
        pages["item"] = try await clerk.get(item).text
        let fields = ToldPagesTests.taking.merging([
            "person": Browser.fields(of: item)["person"] ?? "", "purpose": "geboortepremie", "kind": "contact.iban",
            "deed": "correct", "value": "NL91 ABNA 0417 1643 00",
        ]) { $1 }
        pages["warn"] = try await clerk.post(String(item.prefix { $0 != "?" }), fields).text
        #expect(pages["warn"]?.contains("Verwittig") == true)
        let walk = try Self.walked(pages, try await clerk.get("/desk/style.css").text)
        #expect(walk.status == 0, "\(walk.output)")
    }

    /// Keeps the pages as files with their styles inside, and checks each.
    private static func walked(_ pages: [String: String], _ styles: String) throws -> (status: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory.path + "/sluis-pages-" + Identifier.random(.system).text
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let files = try pages.sorted { $0.key < $1.key }.map { name, text in
            let file = folder + "/" + name + ".html"
            try text.replacing("</head>", with: "<style>\(styles)</style></head>").write(
                toFile: file, atomically: false, encoding: .utf8)
            return file
        }
        return try #require(browser).run(
            ["-B", Repository.root + "/Tests/Browser/run.py", "--files", files.joined(separator: ",")])
    }
}
