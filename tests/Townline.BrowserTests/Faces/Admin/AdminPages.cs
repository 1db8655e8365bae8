using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Townline.BrowserTests.Support;
using Townline.Platform.Settings;
using Townline.Transfer.Contracts;

namespace Townline.BrowserTests.Faces.Admin;

/// <summary>Administration, as an administrator sees it.</summary>
internal static class AdminPages
{
    private const string Service = "/admin/catalogue/service/{id:long?}";

    public static IReadOnlyList<Stop> Stops { get; } =
    [
        Stop.At("/admin"),
        Stop.At(Service, "/admin/catalogue/service"),
        Preview("/admin/catalogue/preview/service/{id:long?}"),
        Stop.At("/admin/catalogue"),
        Stop.Behind(Service, "td a[href*='/admin/catalogue/service/']"),
        Stop.Behind("/admin/catalogue/service/{id:long}/form", ".tl-tabs a[href$='/form']"),
        Preview("/admin/catalogue/preview/form/{id:long}"),
        Stop.At("/admin/catalogue"),
        Stop.Behind(Service, "td a[href*='/admin/catalogue/service/']"),
        Stop.Behind("/admin/catalogue/service/{id:long}/try", ".tl-tabs a[href$='/try']"),
        Stop.Behind("/admin/catalogue/service/{id:long}/workflow", ".tl-tabs a[href$='/workflow']"),
        Stop.At("/admin/teams"),
        Stop.Behind("/admin/teams/team/{id:long?}", "td a[href*='/admin/teams/team/']"),
        Stop.At("/admin/teams/skill/{code?}", "/admin/teams/skill"),
        Stop.At("/admin/macros"),
        Stop.At("/admin/calendars"),
        Stop.Behind("/admin/calendars/calendar/{id:long?}", "td a[href*='/admin/calendars/calendar/']"),
        Stop.At("/admin/mail"),
        Stop.Behind("/admin/mail/mailbox/{id:long?}", "td a[href*='/admin/mail/mailbox/']"),
        MailboxTrial,
        GrantTrial,
        Stop.At("/admin/mail/unread"),
        Stop.At("/admin/mail/spam"),
        Stop.At("/admin/town"),
        Preview("/admin/town/preview"),
        Stop.At("/admin/outgoing"),
        .. OutgoingTrial(),
        Stop.At("/admin/places"),
        Stop.At("/admin/places", "/admin/places?kind=town"),
        Stop.At("/admin/places/bring"),
        Addresses,
        Stop.At("/admin/imports"),
        OtherSystem("id;type;status;opened;description;address;lat;lon\n#;Graffiti;Open;02/03/2025 10:00;A tag, two metres wide;4 Harbor Street;41.5;-81.6\n8;Graffiti;Closed;never;;;;\n"),
        Stop.Behind("/admin/imports/{id:long}", "main form[action*=Look] button"),
        Stop.Behind("/admin/imports/{id:long}", "main form[action*=Save] button"),
        Stop.Behind("/admin/imports/{id:long}", "main form[action*=Start] button"),
        Stop.At("/admin/imports"),
        OtherSystem("a^b\n1^2\n"),
        Stop.At("/admin/retention"),
        Stop.Behind("/admin/retention/class/{code?}", "td a[href*='/admin/retention/class/']"),
        Stop.At("/admin/retention/class/{code?}", "/admin/retention/class"),
        Stop.Behind("/admin/retention/class/{code?}", "main form button:not([hidden])"),
        Stop.At("/admin/retention/holds"),
        Stop.Behind("/admin/retention/holds", "main form:last-of-type button"),
        Stop.At("/admin/retention/data"),
        Stop.At("/admin/mail-texts"),
        Stop.At("/admin/mail-texts/{kind}", "/admin/mail-texts/receipt?language=en"),
        Stop.At("/admin/wording"),
        Stop.At("/admin/wording/{key}", "/admin/wording/time.due-in"),
        Stop.At("/admin/settings"),
        SettingsDifference,
        Stop.At("/admin/users"),
        Stop.Behind("/admin/users/{id:long}", "td a[href*='/admin/users/'] >> nth=0"),
        Stop.At("/admin/roles"),
        Stop.Behind("/admin/roles/role/{code?}", "td a[href$='/supervisor']"),
        Stop.At("/admin/roles/role/{code?}", "/admin/roles/role"),
        Stop.Behind("/admin/roles/role/{code?}", "main form button"),
        Stop.At("/admin/access"),
        Stop.At("/admin/access", "/admin/access?of=xyzzy"),
        Stop.At("/admin/keys"),
        Stop.At("/admin/audit"),
        Stop.At("/admin/audit", "/admin/audit?kind=xyzzy&words=nothing"),
        Stop.At("/admin/dead-letters"),
        Stop.At("/desk/phone/exchange"),
        Stop.Behind("/desk/phone/exchange", "#exchange button"),
    ];

    /// <summary>What is wrong with a mail server that is not there.</summary>
    private static Stop MailboxTrial => new("/admin/mail/mailbox/{id:long?}", async page =>
    {
        await page.FillAsync("input[name='Input.Host']", "127.0.0.1");
        await page.FillAsync("input[name='Input.Port']", "1");
        await page.FillAsync("input[name='Input.UserName']", "desk");
        await page.FillAsync("input[name='Input.Secret']", "sesame");
        await page.Follow("button[formaction$='handler=Try']");
    });

    /// <summary>What is wrong with the renewal of a token.</summary>
    private static Stop GrantTrial => new("/admin/mail/mailbox/{id:long?}", async page =>
    {
        await page.CheckAsync("input[name='Input.Way'][value=Refresh]");
        await page.FillAsync("input[name='Input.Grant.Endpoint']", "http://login.example/token");
        await page.Follow("button[formaction$='handler=Try']");
    });

    /// <summary>A server at which nobody listens, and what the test mail says of it; then the town's own again, which other walks need.</summary>
    private static IEnumerable<Stop> OutgoingTrial()
    {
        var port = "";
        yield return new("/admin/outgoing", async page =>
        {
            port = await page.InputValueAsync("input[name='Input.Port']");
            await page.FillAsync("input[name='Input.Port']", "9");
            await page.FillAsync("input[name='Input.DkimDomain']", "riverton.example");
            await page.FillAsync("input[name='Input.DkimSelector']", "townline");
            await page.Follow("form[action='/admin/outgoing'] > button");
            await page.FillAsync("input[name=To]", "you@example.org");
            await page.Follow("form[action*=Try] button");
        });
        yield return new("/admin/outgoing", async page =>
        {
            await page.FillAsync("input[name='Input.Port']", port);
            await page.Follow("form[action='/admin/outgoing'] > button");
        });
    }

    /// <summary>What a file of another town's settings would change here.</summary>
    private static Stop SettingsDifference => new("/admin/settings", async page =>
    {
        await page.SetInputFilesAsync("input[name=Files]", new FilePayload { Name = "settings.zip", MimeType = "application/zip", Buffer = OtherSettings() });
        await page.Follow("form[enctype] button");
    });

    /// <summary>What a table of addresses would change, and its columns.</summary>
    private static Stop Addresses => new("/admin/places/bring", async page =>
    {
        await page.CheckAsync("input[name=What][value=Address]");
        var table = "ref,street_name,hnr,latitude,longitude\n1,Harbor Street,4,41.5,-81.6\n2,,5,41.5,-81.6\n";
        await page.SetInputFilesAsync("input[name=Files]", new FilePayload { Name = "addresses.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(table) });
        await page.Follow("form[enctype] button");
    });

    /// <summary>A file of another system, and the mapping that is guessed for it. "#" is an id that no walk before has brought in.</summary>
    private static Stop OtherSystem(string table) => new("/admin/imports/{id:long}", async page =>
    {
        await page.GotoAsync("/admin/imports");
        await page.SetInputFilesAsync("input[name=Files]", new FilePayload { Name = "cases.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(table.Replace("#", $"{Guid.NewGuid()}", StringComparison.Ordinal)) });
        await page.Follow("form[enctype] button");
    });

    private static byte[] OtherSettings()
    {
        var content = (string text) => (JsonObject)JsonNode.Parse(text)!;
        var zip = new MemoryStream();
        SettingsPackage.Write(
            new SettingsFiles(
                new SettingsOrigin("Millbrook", "1.0", 1, DateTimeOffset.UnixEpoch.AddYears(56)),
                [
                    new SettingsItem("services", "pothole", content("""{"name":{"en":"Hole in the road","es":"Hoyo en la calle"},"promise":{"amount":3,"unit":"businessDays"},"areas":["north"]}""")),
                    new SettingsItem("services", "street-party", content("""{"name":{"en":"Street party"}}""")),
                    new SettingsItem("teams", "roads", content("""{"name":{"en":"Roads"},"members":[{"email":"somebody@millbrook.example"}]}""")),
                    new SettingsItem("town", "own", content("""{"name":"Millbrook"}"""), IsOwn: true),
                ]),
            zip);
        return zip.ToArray();
    }

    /// <summary>What the frame on the page before shows.</summary>
    private static Stop Preview(string route) => new(route, async page => await page.GotoAsync((await page.Locator("iframe").GetAttributeAsync("src"))!));
}
