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
        Stop.Behind("/admin/catalogue/service/{id:long}/workflow", ".tl-tabs a[href$='/workflow']"),
        Stop.At("/admin/teams"),
        Stop.Behind("/admin/teams/team/{id:long?}", "td a[href*='/admin/teams/team/']"),
        Stop.At("/admin/teams/skill/{code?}", "/admin/teams/skill"),
        Stop.At("/admin/calendars"),
        Stop.Behind("/admin/calendars/calendar/{id:long?}", "td a[href*='/admin/calendars/calendar/']"),
        Stop.At("/admin/town"),
        Stop.At("/admin/wording"),
        Stop.At("/admin/wording/{key}", "/admin/wording/time.due-in"),
        Stop.At("/admin/settings"),
        SettingsDifference,
        Stop.At("/admin/users"),
        Stop.At("/admin/keys"),
        Stop.At("/admin/audit"),
        Stop.At("/admin/audit", "/admin/audit?kind=xyzzy"),
        Stop.At("/admin/dead-letters"),
        Stop.At("/desk/phone/exchange"),
        Stop.Behind("/desk/phone/exchange", "#exchange button"),
    ];

    /// <summary>What a file of another town's settings would change here.</summary>
    private static Stop SettingsDifference => new("/admin/settings", async page =>
    {
        await page.SetInputFilesAsync("input[name=Files]", new FilePayload { Name = "settings.zip", MimeType = "application/zip", Buffer = OtherSettings() });
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
