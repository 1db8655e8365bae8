using Townline.Conversations.Contracts;
using Townline.Platform.Storage;
using Townline.Platform.Tenancy;

namespace Townline.Conversations.Intake;

/// <inheritdoc/>
internal sealed class IntakeService(Store store, TenantDirectory tenants, IntakeSteps steps) : IIntake
{
    public async Task<IntakeResult> Receive(InboundMessage message, CancellationToken cancel = default)
    {
        var context = await Prepare(message, cancel);

        // From here on nothing is cancelled: what the sender hears must be what is stored.
        return await store.Write(message.TenantId, message.Actor, unit => Run(context, unit), CancellationToken.None);
    }

    public async Task ReceiveAll(IReadOnlyList<InboundMessage> messages, CancellationToken cancel = default)
    {
        var contexts = new List<IntakeContext>(messages.Count);
        foreach (var message in messages)
        {
            contexts.Add(await Prepare(message, cancel));
        }

        await store.Write(
            messages[0].TenantId,
            messages[0].Actor,
            async unit =>
            {
                foreach (var context in contexts)
                {
                    await Run(context, unit);
                }
            },
            CancellationToken.None);
    }

    private async Task<IntakeContext> Prepare(InboundMessage message, CancellationToken cancel)
    {
        var context = new IntakeContext(message, await tenants.Get(message.TenantId, cancel));
        foreach (var step in steps.Of(message))
        {
            await step.Prepare(context, cancel);
        }

        return context;
    }

    private async Task<IntakeResult> Run(IntakeContext context, Unit unit)
    {
        context.Known = null;
        foreach (var step in steps.Of(context.Message))
        {
            await step.Run(context, unit);
            if (context.Known is { } known)
            {
                return known;
            }
        }

        return new IntakeResult(false, context.EntryId, context.RequestId, context.Number ?? context.Continued?.Number, Ticket(context), context.Person?.Id);
    }

    /// <summary>The ticket of a batch request; unguessable, as it stands for the reference.</summary>
    internal static string? Ticket(IntakeContext context) =>
        context.Message.Report?.Service.Type == "batch" && context.Number is { } number
            ? Requests.Contracts.TrackingCode.Of(context.Tenant, -number)
            : null;
}
