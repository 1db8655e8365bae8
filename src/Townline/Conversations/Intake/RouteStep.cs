using Townline.Conversations.Contracts;
using Townline.People.Contracts;
using Townline.Platform.Storage;
using Townline.Requests.Contracts;

namespace Townline.Conversations.Intake;

/// <summary>Who gets it, and by when: then a report becomes a request.</summary>
internal sealed class RouteStep(IRequestRouter router, IRequests requests, TimeProvider time) : IIntakeStep
{
    public async ValueTask Prepare(IntakeContext context, CancellationToken cancel)
    {
        if (context.Message.Report is { } report)
        {
            context.Route = await router.Route(context.Tenant, report.Service, context.Area, context.Message.Language, time.GetUtcNow());
        }
    }

    public async ValueTask Run(IntakeContext context, Unit unit)
    {
        if (context.Message.Report is not { } report || context.Number is not { } number)
        {
            return;
        }

        context.RequestId = await requests.Open(unit, new NewRequest
        {
            Number = number,
            Service = report.Service,
            Channel = context.Message.Channel,
            PersonId = context.Person?.Id,
            ByAddress = context.Message.KnownPersonId is null ? AddressMark.Of(context.Message.From) : null,
            ConversationId = context.ConversationId,
            Description = context.Message.Text,
            Answers = report.Answers,
            Address = report.Address,
            AddressId = report.AddressId,
            Zip = report.Zip,
            Latitude = report.Latitude,
            Longitude = report.Longitude,
            Area = context.Area,
            TeamId = context.Route.TeamId,
            AssigneeId = context.Route.AssigneeId,
            DueAt = context.Route.DueAt,
            MediaUrl = report.MediaUrl,
            Language = context.Message.Language,
            Visibility = report.KeepPrivate ? RequestVisibility.Private : null,
            Token = IntakeService.Ticket(context),
        });
    }
}
