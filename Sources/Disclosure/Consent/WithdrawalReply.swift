import Catalogue
import Core
package import Ledger

package enum WithdrawalReply: Sendable {
    case done(Withdrawal)
    case refused(Refusal)
}
