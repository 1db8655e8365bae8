using Townline.Places.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>What is it and where? The service is given by channels that ask for it; the district follows from the place.</summary>
internal sealed class Triage(IPlaces places, IRequests requests) : IIntakeStep
{
    public async ValueTask Prepare(IntakeContext context, CancellationToken cancel)
    {
        if (context.Message.Report is not { } report)
        {
            return;
        }

        context.Number = await requests.NewNumber(context.Tenant.Id, cancel);
        if (report is { Latitude: { } latitude, Longitude: { } longitude })
        {
            var areas = await places.AreasAt(context.Tenant.Id, new GeoPoint(latitude, longitude));
            context.Area = areas.FirstOrDefault(area => area.Kind == AreaKinds.District)?.Code;
        }
    }

    public ValueTask Run(IntakeContext context, Unit unit) => ValueTask.CompletedTask;
}
