using Microsoft.EntityFrameworkCore;
using Townline.Conversations.Contracts;
using Townline.Conversations.Delivery;
using Townline.Platform.Events;
using Townline.Platform.Storage;

namespace Townline.Conversations.Inquiries;

/// <summary>A question that did not get to whom it was put to is not waited for; that one of its copies did not arrive changes nothing.</summary>
internal sealed class UnsentInquiries(InquiryCommands inquiries) : IListen<DeliveryChanged>
{
    public async Task Hear(DeliveryChanged happened, Unit unit)
    {
        if (happened.State == DeliveryState.Failed && await unit.Db.Set<DeliveryRow>().AnyAsync(delivery => delivery.Id == happened.DeliveryId && delivery.Copy == Copy.Asked))
        {
            await inquiries.Fail(unit, happened.EntryId);
        }
    }
}
