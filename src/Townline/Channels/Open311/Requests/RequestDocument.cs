using Townline.Channels.Open311.Documents;
using Townline.Requests.Contracts;

namespace Townline.Channels.Open311.Requests;

/// <summary>One request as an Open311 item, fields in the order of the specification.</summary>
internal static class RequestDocument
{
    public static void Write(DocumentWriter writer, RequestView request, ServiceInfo? service, string? mediaUrl, Call call)
    {
        writer.StartItem("request");
        writer.Text("service_request_id", $"{request.Number}");
        writer.Text("status", request.Open ? "open" : "closed");
        writer.OptionalText("status_notes", request.OutcomeText);
        writer.Text("service_name", call.Words.Of(service?.Name));
        writer.Text("service_code", service?.Code ?? "");
        writer.Text("description", request.Description);
        writer.Text("agency_responsible", request.OutcomeTo ?? call.Tenant.Name);
        writer.OptionalText("service_notice", call.Words.Of(service?.Notice));
        writer.Moment("requested_datetime", request.RequestedAt);
        writer.Moment("updated_datetime", request.ClosedAt ?? request.UpdatedAt);
        writer.Moment("expected_datetime", request.Open ? request.DueAt : null);
        writer.Text("address", request.Address ?? "");
        writer.Text("address_id", request.AddressId ?? "");
        writer.Text("zipcode", request.Zip ?? "");
        if (request is { Latitude: { } latitude, Longitude: { } longitude })
        {
            writer.Degrees("lat", latitude);
            writer.Degrees("long", longitude);
        }

        if (mediaUrl is not null || writer is XmlDocumentWriter)
        {
            writer.Text("media_url", mediaUrl ?? "");
        }

        writer.EndItem();
    }
}
