import Catalogue
import Core
import Ledger

package enum Reply: Sendable {
    case answered(DisclosureAnswer)
    case refused(RefusedRequest)
}
