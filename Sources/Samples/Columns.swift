/// The columns of the files, in order, each with a line for the guide.
enum Columns {
  struct Column: Sendable {
    let name: String
    let meaning: String

    init(_ name: String, _ meaning: String) {
      self.name = name
      self.meaning = meaning
    }
  }

  static let customers = [
    Column("customer_id", "eight digits with leading zeros; text, not a number"),
    Column("first_name", "UTF-8"),
    Column("email", "at example.com; blank for some"),
    Column("phone", "+1-555-…, numbers that nobody has; blank for some"),
    Column("gender", "Female, Male, Undisclosed; no effect on leaving"),
    Column("senior", "Yes, No; no effect of its own on leaving"),
    Column("partner", "Yes, No"),
    Column("dependents", "Yes, No"),
    Column("joined_on", "first of a month; subscriptions run from the first to the last day of months"),
    Column(
      "tenure_months",
      "whole months from `joined_on` through `left_on`, else through `snapshot_date`, both days included"),
    Column("contract", "Month-to-month, One year, Two year"),
    Column("internet_service", "DSL, Fiber optic, No"),
    Column("online_security", "Yes, No, No internet service"),
    Column("online_backup", "Yes, No, No internet service"),
    Column("tech_support", "Yes, No, No internet service"),
    Column("streaming", "Yes, No, No internet service"),
    Column("payment_method", "Electronic check, Mailed check, Bank transfer, Credit card"),
    Column("paperless_billing", "Yes, No; no effect on leaving"),
    Column("monthly_charges", "US dollars a month in the window, its price change included"),
    Column("total_charges", "US dollars billed through the end of observation, so it knows who left"),
    Column("support_calls_90d", "calls in the 90 days before the window, up to 9"),
    Column("late_payments_90d", "late payments in the 90 days before the window, up to 3"),
    Column("price_change_pct", "percent added to the monthly charge at the start of the window; 0 for none"),
    Column("email_opt_in", "Yes, No or blank; a blank is no consent"),
    Column("sms_opt_in", "Yes, No or blank; a blank is no consent"),
    Column("last_contacted_on", "day of the last message; blank for never"),
    Column("window_start", "first day of the quarter"),
    Column("snapshot_date", "last day of the quarter"),
    Column("churned", "Yes for those who left in the window, else No"),
    Column("left_on", "last day with the business; blank for those still here"),
    Column("leaving_reason", "what they said; blank for those still here"),
  ]

  static let present = [
    Column("customer_id", "everyone of the snapshot who is still here on its day"),
    Column("monthly_charges", "US dollars a month from the next quarter on, its price change included"),
    Column("support_calls_90d", "calls in the 90 days before the next quarter, up to 9"),
    Column("late_payments_90d", "late payments in the 90 days before the next quarter, up to 3"),
    Column("price_change_pct", "percent that the next quarter adds to the monthly charge; 0 for none"),
  ]

  static let orders = [
    Column("order_id", "O and seven digits"),
    Column("customer_id", "as in the customers files, and of customers who left before them"),
    Column("ordered_on", "2024-10-01 to 2026-09-30"),
    Column("product", "Film, Data pack, Cable, Router, Phone"),
    Column("quantity", "1 to 3"),
    Column("amount", "US dollars for the line"),
    Column("returned", "Yes, No"),
  ]

  static let campaign = [
    Column("campaign_id", "one campaign"),
    Column("customer_id", "everyone of 1 January 2026 with an e-mail address, a consent and three months"),
    Column("persona", "Newcomer, Light user, Settled, Loyal; the rule is below"),
    Column("tenure_months", "whole months with the business on 1 January 2026"),
    Column("contract", "Month-to-month, One year, Two year"),
    Column("internet_service", "DSL, Fiber optic, No"),
    Column("tech_support", "Yes, No, No internet service"),
    Column("monthly_charges", "US dollars a month in the quarter, its price change included"),
    Column("support_calls_90d", "calls in the 90 days before the quarter, up to 9"),
    Column("late_payments_90d", "late payments in the 90 days before the quarter, up to 3"),
    Column("price_change_pct", "percent added to the monthly charge at the start of the quarter; 0 for none"),
    Column("arm", "holdout (30 %), discount (35 %), support_call (35 %), drawn at random"),
    Column("assigned_on", "day of the draw"),
    Column("accepted", "Yes, No; blank for the holdout"),
    Column("churned", "Yes for those who left by 31 March 2026"),
    Column("left_on", "last day with the business; blank for those still here"),
    Column("revenue", "US dollars billed in the quarter"),
    Column("cost", "US dollars spent on the customer, given to those who would have stayed as well"),
  ]

  static let suppression = [
    Column("customer_id", "nobody may write to them; some are not customers"),
    Column("listed_on", "since when"),
  ]
}
