using System.Text.Json;
using Townline.Conversations.Contracts;
using Townline.Faces.Portal.Parts;
using Townline.Faces.Portal.Report;
using Townline.Faces.Portal.Report.Drafts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Platform.Words;
using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Track;

/// <summary>Hands what the reporter writes on the tracking page to intake.</summary>
internal sealed class TrackingAnswer(TownContext town, IIntake intake, PhotoShelf shelf, IWords words)
{
    /// <param name="once">Id of this filling-in of the form; the same again is the same answer.</param>
    public async Task Send(RequestView request, string? text, IReadOnlyList<string> tickets, string? once, CancellationToken cancel)
    {
        var files = await shelf.Ids(tickets, cancel);
        await intake.Receive(
            new InboundMessage
            {
                TenantId = town.TenantId,
                Channel = ResidentActor.Channel,
                ExternalId = DraftBrowser.IsId(once) ? $"{request.Number}:{once}" : null,
                Raw = JsonSerializer.SerializeToUtf8Bytes(new { text, tickets }, JsonColumn.Options),
                ContentType = "application/json",
                Actor = ResidentActor.Of(town, request.PersonId),
                Text = PlainText.Clean(text),
                Language = words.Language,
                Files = files,
                ContinuesRequestId = request.Id,
            },
            cancel);
    }
}
