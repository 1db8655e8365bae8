using Townline.Conversations.Contracts;
using Townline.Faces.Desk.Requests;
using Townline.Faces.Portal.Track;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Platform.Text;
using Townline.Requests.Contracts;

namespace Townline.Faces.Desk.Sorting;

/// <summary>From the fields of the form to the commands of Conversations.</summary>
internal sealed class SortWork(TownContext town, ISorting sorting, IConversations conversations, IRequests requests, IRequestQueries queries, IRequestRouter router, TimeProvider time, IHttpContextAccessor http)
{
    private const int LongestTell = 2000;

    private readonly string _site = http.HttpContext is { } context ? $"{context.Request.Scheme}://{context.Request.Host}" : "";

    /// <returns>Reference of the request to which they went.</returns>
    public async Task<long> Move(RequestPane pane, SortInput input, CancellationToken cancel)
    {
        var number = Reference.Parse(input.To) ?? throw new RuleBrokenException("move-unknown");
        var to = await queries.ByNumber(town.TenantId, number, cancel) ?? throw new RuleBrokenException("move-unknown");
        await town.Write(unit => sorting.Move(unit, Order(pane, input, to.Id)), cancel);
        return to.Number;
    }

    /// <summary>Opens a request of their own where the first stands, and tells the resident of it when that is wanted.</summary>
    /// <returns>Its reference.</returns>
    public async Task<long> Split(RequestPane pane, SortInput input, CancellationToken cancel)
    {
        var service = input.ServiceCode is { } code ? pane.Services.ByCode(code) : null;
        if (service is not { Active: true })
        {
            throw new RuleBrokenException("move-service");
        }

        var tell = PlainText.Clean(input.Tell);
        if (tell.Length > LongestTell)
        {
            throw new RuleBrokenException("text-long", LongestTell);
        }

        var from = pane.Request;
        var route = await router.Route(town.Tenant, service, from.Area, from.Language, time.GetUtcNow());
        var number = await requests.NewNumber(town.TenantId, cancel);
        var chosen = pane.Timeline.Where(entry => input.Entries.Contains(entry.Id)).ToList();
        var opened = new NewRequest
        {
            Number = number,
            Service = service,
            Channel = from.Channel,
            Language = from.Language,
            Description = (chosen.FirstOrDefault(entry => entry.Direction == Direction.In) ?? chosen.FirstOrDefault())?.Text ?? "",
            Address = from.Address,
            AddressId = from.AddressId,
            Zip = from.Zip,
            Latitude = from.Latitude,
            Longitude = from.Longitude,
            Area = from.Area,
            TeamId = route.TeamId,
            AssigneeId = route.AssigneeId,
            DueAt = route.DueAt,

            // What was private stays private: the messages were written there.
            Visibility = from.Visibility == RequestVisibility.Private ? RequestVisibility.Private : null,
        };
        await town.Write(
            async unit =>
            {
                await sorting.Split(unit, Order(pane, input, from.Id), opened);
                if (tell.Length > 0)
                {
                    await Tell(unit, from, number, tell);
                }
            },
            cancel);
        return number;
    }

    public Task CorrectChannel(RequestPane pane, SortInput input, CancellationToken cancel) => town.Write(
        async unit =>
        {
            if (input.Entries.Count != 1)
            {
                throw new RuleBrokenException("move-one");
            }

            await sorting.CorrectChannel(unit, pane.Request.Id, input.Entries[0], input.Channel ?? "", PlainText.Clean(input.Reason));
        },
        cancel);

    public Task Undo(long moveId, string? reason, CancellationToken cancel) => town.Write(unit => sorting.Undo(unit, moveId, PlainText.Clean(reason)), cancel);

    private async Task Tell(Unit unit, RequestView from, long number, string text)
    {
        var id = await unit.QueryFirst<long>("SELECT id FROM requests_request WHERE number = @number AND tenant_id = @TenantId", new { number, unit.TenantId });
        var link = $"{_site}/track/{number}/{TrackingCode.Of(town.Tenant, id)}";
        await conversations.Reply(unit, from.Id, text.Replace("{number}", $"{number}", StringComparison.Ordinal).Replace("{link}", link, StringComparison.Ordinal), []);
    }

    private static MoveOrder Order(RequestPane pane, SortInput input, long to) => new(pane.Request.Id, to, [.. input.Entries.Distinct()], PlainText.Clean(input.Reason));
}
