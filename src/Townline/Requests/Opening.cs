using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;
using Townline.Requests.Contracts;
using Townline.Requests.Queues;

namespace Townline.Requests;

/// <summary>Writes a new request with prepared inserts: this path takes thousands a second.</summary>
internal sealed class Opening(ISearch search, ISpatialIndex spatial, TenantDirectory tenants)
{
    public async Task<long> Open(Unit unit, NewRequest request)
    {
        var id = unit.NextId();
        var service = request.Service;
        var tenant = await tenants.Get(unit.TenantId);
        var due = DueState.At(unit.Now, request.DueAt, tenant.Settings.DueSoonHours);
        var visibility = request.Visibility ?? service.Visibility;
        unit.Insert(
            Request.Into,
            id, unit.TenantId, request.Number, service.Id, service.Workflow.Start, 1, request.PersonId, request.ByAddress, request.ConversationId, request.TeamId, request.AssigneeId,
            request.Channel, request.Token, request.Description, request.Address, request.AddressId, request.Zip, request.Latitude, request.Longitude, request.Area,
            request.Answers.Count == 0 ? null : JsonColumn.Write(request.Answers), (int)visibility, request.MediaUrl, request.Language,
            unit.Now, unit.Now, request.DueAt, Request.UrgencyOf(request.DueAt, unit.Now), due, 0, 0, 0, 1);
        search.Put(unit, id, RequestText.Kind, RequestText.Of(request.Number, null, request.Description, request.Address), isNew: true);
        if (request is { Latitude: { } latitude, Longitude: { } longitude })
        {
            spatial.Put(unit, SpatialLayer.Request, id, new SpatialSpot(latitude, longitude, unit.Now));
        }

        QueueMembership.Recount(unit, [], QueueMembership.Of(request.TeamId, request.AssigneeId, due, disputed: false));
        unit.Count(FigureNames.Opened(service.Id), 1);
        await unit.Publish(new RequestOpened
        {
            RequestId = id,
            Number = request.Number,
            PersonId = request.PersonId,
            ConversationId = request.ConversationId,
            TeamId = request.TeamId,
            AssigneeId = request.AssigneeId,
            IsPublic = visibility == RequestVisibility.Public,
            ServiceId = service.Id,
            Channel = request.Channel,
        });
        return id;
    }
}
