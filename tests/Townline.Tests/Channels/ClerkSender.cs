using System.Globalization;
using System.Net;
using Townline.Tests.Support;

namespace Townline.Tests.Channels;

/// <summary>A clerk who reports at the desk for somebody on the phone or at the counter.</summary>
internal sealed class ClerkSender(Visitor clerk, string channel) : ChannelSender
{
    private WebForm? _form;

    public override async Task<Answer> Send(Told report)
    {
        var page = await clerk.Get($"/desk/report?channel={channel}&service={report.Service}");
        if (page.Status != HttpStatusCode.OK)
        {
            return new Answer(page.Status, null, page.Text.PadRight(11, '.'), page.Response.Headers.RetryAfter?.Delta);
        }

        _form = page.Form("#report")
            .Set("Input.Where.lat", report.Latitude.ToString(CultureInfo.InvariantCulture))
            .Set("Input.Where.long", report.Longitude.ToString(CultureInfo.InvariantCulture))
            .Set("Input.Description", report.Text)
            .Set("Input.Email", report.Email ?? "");
        return await SendAgain();
    }

    public override async Task<Answer> SendAgain()
    {
        var page = await _form!.Submit();
        if (page.Document.QuerySelector("#known") is not null)
        {
            page = await page.Form("#report").Set("Input.Same", "another").Submit();
        }

        var isTaken = page.Status == HttpStatusCode.OK && page.Address.StartsWith("/desk/report/done/", StringComparison.Ordinal);
        var number = isTaken ? long.Parse(page.Address.Split('/')[^1], CultureInfo.InvariantCulture) : (long?)null;
        return new Answer(page.Status, number, page.Text, page.Response.Headers.RetryAfter?.Delta);
    }

    public override async Task<string?> Read(Answer report)
    {
        var page = await clerk.Get($"/desk/requests/{report.Number}");
        return page.Status == HttpStatusCode.OK ? page.Text : null;
    }

    public override void Dispose() => clerk.Dispose();
}
