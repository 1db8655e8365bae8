using System.Globalization;
using Townline.Platform.Search;
using Townline.Platform.Spatial;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Requests;

/// <summary>Corrections keep history: what stood there before goes into the event.</summary>
internal sealed class Correcting(RequestEditing editing, ISearch search, ISpatialIndex spatial)
{
    public Task Correct(Unit unit, long requestId, Correction correction, int? version) =>
        editing.Edit(unit, requestId, version, (request, _, _) =>
        {
            var before = new Dictionary<string, string?>();
            Set(before, "service", request.ServiceId, correction.Service?.Id, value => request.ServiceId = value);
            Set(before, "visibility", request.Visibility, correction.Visibility, value => request.Visibility = value);
            Set(before, "latitude", request.Latitude, correction.Latitude, value => request.Latitude = value);
            Set(before, "longitude", request.Longitude, correction.Longitude, value => request.Longitude = value);
            SetText(before, "description", request.Description, correction.Description, value => request.Description = value);
            SetText(before, "channel", request.Channel, correction.Channel, value => request.Channel = value);
            SetText(before, "address", request.Address, correction.Address, value => request.Address = value);
            if (before.Count == 0)
            {
                return null;
            }

            if (correction.Service is { Workflow: var workflow } && !workflow.Takes(request.State))
            {
                request.State = request.IsOpen == 1 ? workflow.Start : workflow.Staying.First(state => !state.Open).Key;
            }

            search.Put(unit, request.Id, RequestText.Kind, RequestText.Of(request.Number, request.ExternalId, request.Description, request.Address));
            if (request.Spot() is { } spot)
            {
                spatial.Put(unit, SpatialLayer.Request, request.Id, spot);
            }

            return new RequestCorrected { RequestId = request.Id, Number = request.Number, Before = before, Reason = correction.Reason };
        });

    private static void Set<T>(Dictionary<string, string?> before, string field, T? old, T? wanted, Action<T> set)
        where T : struct
    {
        if (wanted is { } value && !EqualityComparer<T?>.Default.Equals(old, value))
        {
            before[field] = Convert.ToString(old, CultureInfo.InvariantCulture);
            set(value);
        }
    }

    private static void SetText(Dictionary<string, string?> before, string field, string? old, string? wanted, Action<string> set)
    {
        if (wanted is not null && wanted != old)
        {
            before[field] = old;
            set(wanted);
        }
    }
}
