namespace Townline.Places.Contracts;

/// <summary>
/// Where things are in a town. Areas and streets are answered from memory, addresses from the database. Call it before a unit of work, not inside:
/// the first question about a town reads from the database.
/// </summary>
public interface IPlaces
{
    /// <summary>The areas that hold a point or have it on their edge, smallest first.</summary>
    ValueTask<IReadOnlyList<Area>> AreasAt(int tenantId, GeoPoint point);

    /// <summary>All areas of the town by kind and name; of one kind when <paramref name="kind"/> is given.</summary>
    ValueTask<IReadOnlyList<Area>> Areas(int tenantId, string? kind = null);

    /// <summary>
    /// Whether a point lies in the town: inside its outline; without an outline inside the box of the town's settings; without either true.
    /// </summary>
    ValueTask<bool> IsInTown(int tenantId, GeoPoint point);

    /// <summary>What is wrong with coordinates that somebody sent, so that the answer can say what to do.</summary>
    ValueTask<PointProblem> Check(int tenantId, double lat, double @long);

    /// <summary>The box that a map of the town shows first: around its outline, else of its settings, else around its streets; null when nothing is known.</summary>
    ValueTask<GeoBox?> Extent(int tenantId);

    /// <summary>The nearest address within <paramref name="withinMetres"/> (at most 5,000); null when there is none.</summary>
    Task<NearbyAddress?> NearestAddress(int tenantId, GeoPoint point, double withinMetres = 250, CancellationToken cancel = default);

    /// <summary>The nearest street within <paramref name="withinMetres"/>; null when there is none.</summary>
    ValueTask<NearbyStreet?> NearestStreet(int tenantId, GeoPoint point, double withinMetres = 250);

    /// <summary>What somebody may mean who types an address, a street or a crossing (<c>Main &amp; 5th</c>), finished or not.</summary>
    /// <param name="tenantId">The town.</param>
    /// <param name="text">As typed; at most 200 letters count.</param>
    /// <param name="most">Most suggestions, 1 to 50.</param>
    /// <param name="cancel">Ends the search.</param>
    Task<AddressSearch> FindAddress(int tenantId, string text, int most = 8, CancellationToken cancel = default);

    /// <summary>The address with our id; null when the town has none.</summary>
    Task<Address?> AddressById(int tenantId, long id, CancellationToken cancel = default);

    /// <summary>The address with the town's own code; null when the town has none.</summary>
    Task<Address?> AddressByCode(int tenantId, string code, CancellationToken cancel = default);
}
