using Townline.Platform.Settings;
using Townline.Platform.Storage;
using Townline.Tests.Architecture;
using Townline.Tests.Support;
using Townline.Transfer.Tables;

namespace Townline.Tests.Transfer.Settings;

/// <summary>Everything that an administrator sets up goes out as files: a new table says here which kind of settings has it, or that it is none.</summary>
public class SettingsTablesTests(Towns towns) : IClassFixture<Towns>
{
    private static readonly Dictionary<string, string> Kinds = new()
    {
        ["email_grant"] = "mailboxes",
        ["email_mailbox"] = "mailboxes",
        ["email_outgoing"] = "mail-server",
        ["email_sender_rule"] = "mail-senders",
        ["email_source"] = "mailboxes",
        ["email_spam_setting"] = "mail-spam",
        ["identity_role"] = "roles",
        ["import_map"] = "imports",
        ["places_area"] = "areas",
        ["platform_retention_class"] = "retention",
        ["platform_retention_use"] = "retention",
        ["platform_tenant"] = "town",
        ["platform_wording"] = "wording",
        ["requests_near_setting"] = "near-duplicates",
        ["requests_service"] = "services",
        ["work_calendar"] = "calendars",
        ["work_counter_setup"] = "counter",
        ["work_macro"] = "macros",
        ["work_phone_setup"] = "phone",
        ["work_skill"] = "skills",
        ["work_team"] = "teams",
        ["work_view"] = "views",
    };

    /// <summary>Tables of a town that hold no settings, or such as another town has no use for, with the reason.</summary>
    private static readonly Dictionary<string, string[]> None = new()
    {
        ["what people wrote and what was done"] =
        [
            "conversations_attachment", "conversations_conversation", "conversations_correction", "conversations_delivery", "conversations_entry", "conversations_held", "conversations_inbound",
            "conversations_inquiry", "conversations_letter", "conversations_move", "conversations_moved_entry", "email_spam", "email_staff_mail", "email_unread", "portal_draft", "requests_follower", "requests_link",
            "requests_request", "requests_suggestion", "work_call", "work_call_back", "work_counter_day", "work_draft", "work_field_report", "work_task", "work_visit",
        ],
        ["who lives there, and what is known of it"] =
            ["identity_person_access", "people_consent", "people_identity", "people_lesson", "people_link", "people_match_card", "people_pair", "people_person"],
        ["learned from people's mails"] = ["email_lesson", "email_sign"],
        ["who works there and what they sign in with"] = ["identity_authenticator", "identity_passkey", "identity_recovery_code", "identity_staff"],
        ["opens something, and is made anew in each town"] = ["identity_api_key", "work_counter_device"],
        ["what one clerk chose for themselves"] = ["work_counter_seat", "work_news_choice", "work_view_place"],
        ["addresses of the town, which come in with `townline places`"] = ["places_address", "places_street"],
        ["kept by the program itself"] =
            ["demo_town", "platform_counter", "platform_event", "platform_file", "platform_number", "platform_outbox", "requests_past_form"],
        ["says of single requests and people that they stay"] = ["platform_hold"],
    };

    [Fact]
    public async Task Every_table_of_a_town_goes_out_as_settings_or_says_why_it_stays()
    {
        var tables = new TownTables((await towns.On(Engine.SQLite)).Get<Store>()).All.Select(table => table.Name).ToList();
        var stays = None.Values.SelectMany(table => table).ToList();
        Violations.None(from table in tables where Kinds.ContainsKey(table) == stays.Contains(table) select $"{table}: say in this test which kind of settings has it, or why it is no setting, and not both.");
        Violations.None(from table in Kinds.Keys.Concat(stays) where !tables.Contains(table) select $"{table} is no table of a town any more; take it out of this test.");
    }

    [Fact]
    public async Task Every_kind_has_its_table()
    {
        var kinds = (await towns.On(Engine.SQLite)).Get<IEnumerable<ISettingsKind>>().Select(kind => kind.Name).ToList();
        Assert.Equal(kinds.Order(StringComparer.Ordinal), Kinds.Values.Distinct().Order(StringComparer.Ordinal));
    }
}
