using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>Who is this? Somebody known by one of their identities, somebody new, or nobody we are told of.</summary>
internal sealed class Identify(IPeople people) : IIntakeStep
{
    public async ValueTask Run(IntakeContext context, Unit unit) => context.Person =
        context.Message.KnownPersonId is { } known ? new IdentifiedPerson(known, IsNew: false) : await people.Identify(unit, context.Message.From);
}
