using System.Text;
using System.Text.Encodings.Web;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Shared;
using Townline.Platform.Files;
using Townline.Platform.Words;

namespace Townline.Faces.Desk.CaseFile;

/// <summary>Writes a case as one page for paper: on the site for printing, and in the ZIP, where it is read without a line.</summary>
/// <param name="address">Where a file is found from the page.</param>
internal sealed class CaseHtml(IWords words, TownTime time, string stylesheet, Func<StoredFile, string> address)
{
    private static readonly HtmlEncoder Html = HtmlText.Encoder;

    public async Task Write(CaseHead head, IAsyncEnumerable<CaseEntry> entries, TextWriter writer, CancellationToken cancel)
    {
        await writer.WriteAsync(Begin(head));
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            await writer.WriteAsync(Entry(entry));
        }

        await writer.WriteAsync(End(head));
        await writer.FlushAsync(cancel);
    }

    private string Begin(CaseHead head)
    {
        var request = head.Pane.Request;
        var title = $"{words.Of(head.Pane.Service.Name)} {request.Number}";
        var page = new StringBuilder();
        page.Append($"""
            <!DOCTYPE html>
            <html lang="{PageHead.LanguageTagOf(words.Language)}" dir="{words.Direction}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{E(title)} – {E(head.Town)}</title>
            <link rel="stylesheet" href="{E(stylesheet)}">
            </head>
            <body>
            <header><p>{E(head.Town)}</p><p>{E(words[$"case.for.{head.For}"])}</p></header>
            <main>
            <h1>{E(title)}</h1>
            <dl>

            """);
        Row(page, "case.state", words.Of(head.Pane.State?.Name));
        Row(page, "case.requested", time.DateAndTime(request.RequestedAt));
        Row(page, "case.by", head.Pane.Person?.DisplayName);
        Row(page, "case.place", request.Address);
        Row(page, "case.due", request.DueAt is { } due ? time.DateAndTime(due) : null);
        Row(page, "case.outcome", request.Outcome is { } outcome ? $"{words[$"desk.outcome.{outcome}"]}: {request.OutcomeText}" : null);
        Row(page, "case.closed", request.ClosedAt is { } closed ? time.DateAndTime(closed) : null);
        if (head.For == CaseFor.File)
        {
            Row(page, "case.team", request.TeamId is { } team ? words.Of(head.Pane.Teams.ById(team)?.Name) : null);
            Row(page, "case.assignee", head.Pane.NameOf(request.AssigneeId));
        }

        Row(page, "case.description", request.Description);
        foreach (var row in AnswerRows.Of(request, head.Pane.Form, words, time))
        {
            page.Append($"<dt>{E(row.Key)}</dt><dd dir=\"auto\">{E(row.Value ?? "")}</dd>\n");
        }

        return page.Append($"</dl>\n<h2>{E(words["case.story"])}</h2>\n<ol>\n").ToString();
    }

    private string Entry(CaseEntry entry)
    {
        var item = new StringBuilder();
        item.Append($"<li class=\"{entry.Entry.Kind.ToString().ToLowerInvariant()}\"><p class=\"head\"><strong>{E(entry.Who)}</strong> <time datetime=\"{time.Iso(entry.Entry.At)}\">{E(time.DateAndTime(entry.Entry.At))}</time>{(entry.Via is null ? "" : $" {E(entry.Via)}")}</p>\n");
        Paragraph(item, "what", entry.What);
        Paragraph(item, "text", entry.Entry.Text);
        foreach (var before in entry.Before)
        {
            Paragraph(item, "what", words["case.before", time.DateAndTime(before.At), before.Reason]);
            Paragraph(item, "text before", before.Before);
        }

        foreach (var file in entry.Files)
        {
            var href = E(address(file));
            item.Append(file.IsPicture ? $"<p><img src=\"{href}\" alt=\"{E(file.Name)}\" loading=\"lazy\"></p>\n" : $"<p><a href=\"{href}\">{E(file.Name)}</a></p>\n");
        }

        return item.Append("</li>\n").ToString();
    }

    private string End(CaseHead head)
    {
        var page = new StringBuilder("</ol>\n");
        if (head.Tasks.Count > 0)
        {
            page.Append($"<h2>{E(words["desk-tasks.on-request"])}</h2>\n<ul>\n");
            foreach (var line in head.Tasks)
            {
                var done = line.Task.DoneAt is { } at ? words["desk-tasks.done.by", line.DoneBy, time.DateAndTime(at)] : words["case.task.open", time.DateAndTime(line.Task.DueAt)];
                page.Append($"<li>{E(line.Task.What)} ({E(line.Who)}). {E(done)} {E(line.Task.Note ?? "")}</li>\n");
            }

            page.Append("</ul>\n");
        }

        return page.Append($"</main>\n<footer><p>{E(words["case.made", head.MadeBy, time.DateAndTime(head.MadeAt)])}</p></footer>\n</body>\n</html>\n").ToString();
    }

    private void Row(StringBuilder page, string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            page.Append($"<dt>{E(words[key])}</dt><dd dir=\"auto\">{E(value)}</dd>\n");
        }
    }

    private static void Paragraph(StringBuilder page, string style, string text)
    {
        if (text.Length > 0)
        {
            page.Append($"<div class=\"{style}\" dir=\"auto\">{E(text)}</div>\n");
        }
    }

    private static string E(string text) => Html.Encode(text);
}
