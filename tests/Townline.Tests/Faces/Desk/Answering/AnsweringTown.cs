using Townline.Tests.Support;

namespace Townline.Tests.Faces.Desk.Answering;

/// <summary>What clerks do with drafts and claims in these tests.</summary>
internal static class AnsweringTown
{
    public const string Composer = "form.tl-composer";

    public static Task<WebPage> Open(this Visitor clerk, long number) => clerk.Get($"/desk/requests/{number}");

    /// <summary>Types into the box and presses a button, without JavaScript.</summary>
    public static Task<WebPage> Write(this WebPage page, string text, string button) => page.Form(Composer).Set("Input.Text", text).Submit(button);

    public static string Typed(this WebPage page, string field = "Input.Text") => page.Document.QuerySelector($"textarea[name='{field}']")!.TextContent.Trim();

    /// <summary>What a page's script sends while somebody writes.</summary>
    public static async Task<HttpResponseMessage> Autosave(this Visitor clerk, WebPage page, long number, string text, int? version = null)
    {
        var fields = page.Document.QuerySelectorAll($"{Composer} input[type=hidden]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["Input.Text"] = text;
        if (version is { } known)
        {
            fields["Input.DraftVersion"] = $"{known}";
        }

        return await clerk.Http.PostAsync($"/desk/requests/{number}?handler=Draft&field=text&live=true", new FormUrlEncodedContent(fields));
    }
}
