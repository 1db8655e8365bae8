using System.Globalization;
using System.Net;
using Townline.Tests.Faces.Portal;
using Townline.Tests.Support;

namespace Townline.Tests.Channels.Web;

/// <summary>A resident at a browser, going through the screens of a report.</summary>
internal sealed class WebSender(Visitor visitor) : ChannelSender
{
    private const string Form = "form[data-once]";
    private WebPage? _check;

    public override async Task<Answer> Send(Told report)
    {
        Func<WebForm, WebForm>[] screens =
        [
            form => form.Set("Where.lat", Degrees(report.Latitude)).Set("Where.long", Degrees(report.Longitude)),
            form => form,
            form => form.Set("Description", report.Text),
            form => form.Set("Email", report.Email ?? ""),
        ];
        var page = await visitor.Get($"/report/{report.Service}");
        foreach (var fill in screens)
        {
            if (IsRefusal(page))
            {
                return Heard(page);
            }

            page = await fill(page.Form(Form)).Submit("Continue").PastOthers();
        }

        _check = page;
        return IsRefusal(page) ? Heard(page) : await SendAgain();
    }

    public override async Task<Answer> SendAgain() => Heard(await _check!.Form(Form).Submit("Send the report"));

    public override async Task<string?> Read(Answer report)
    {
        var page = await visitor.Get(report.Link!);
        return page.Status == HttpStatusCode.OK ? page.Text : null;
    }

    public override void Dispose() => visitor.Dispose();

    private static bool IsRefusal(WebPage page) => page.Status != HttpStatusCode.OK || page.Errors.Count > 0;

    private static Answer Heard(WebPage page)
    {
        if (IsRefusal(page))
        {
            return new Answer(page.Status, null, page.Text, page.Response.Headers.RetryAfter?.Delta);
        }

        var reported = Reported.From(page);
        return new Answer(page.Status, reported.Number, page.Text, null, reported.PrivatePath);
    }

    private static string Degrees(double degrees) => degrees.ToString(CultureInfo.InvariantCulture);
}
