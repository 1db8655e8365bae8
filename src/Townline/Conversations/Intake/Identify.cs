using Townline.People.Contracts;
using Townline.Platform.Storage;

namespace Townline.Conversations.Intake;

/// <summary>Who is this? Somebody known by one of their identities, somebody new, or nobody we are told of; of one whom a member of staff chose, whose of theirs it came by.</summary>
internal sealed class Identify(IPeople people) : IIntakeStep
{
    public async ValueTask Run(IntakeContext context, Unit unit) => context.Person = context.Message.KnownPersonId is { } known
        ? new IdentifiedPerson(await people.CameBy(unit, known, context.Message.From.Identities), IsNew: false)
        : await people.Identify(unit, context.Message.From);
}
