using Townline.Requests.Contracts;

namespace Townline.Faces.Portal.Services;

/// <summary>What is asked for most, by the maintained figures; a young town is filled up in the order of its catalogue.</summary>
internal static class MostUsed
{
    public static IReadOnlyList<ServiceInfo> Of(ServiceCatalogue catalogue, IReadOnlyList<ServiceFigures> figures, int most)
    {
        var opened = figures.ToDictionary(service => service.ServiceId, service => service.Opened);
        return [.. catalogue.Active.OrderByDescending(service => opened.GetValueOrDefault(service.Id)).Take(most)];
    }
}
