using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Townline.Places.Addresses;
using Townline.Places.Areas;
using Townline.Places.Asking;
using Townline.Places.Contracts;
using Townline.Places.Import;
using Townline.Places.Map.Documents;
using Townline.Places.Map.Drawing;
using Townline.Places.Streets;
using Townline.Platform.Modules;
using Townline.Platform.Search;

namespace Townline.Places;

/// <summary>Addresses, areas and streets of the town, and its map.</summary>
internal sealed class PlacesModule : IModule
{
    public void Services(IServiceCollection services)
    {
        services.AddSingleton<TownAreas>();
        services.AddSingleton<TownStreets>();
        services.AddSingleton<NearestAddress>();
        services.AddSingleton<AddressFinder>();
        services.AddSingleton<IIndexed, AddressIndex>();
        services.AddSingleton<IPlaces, PlaceLookup>();
        services.AddSingleton<IPlaceImport, PlaceImport>();
        services.AddSingleton<IAreaDocuments, AreaDocuments>();
        services.AddSingleton<MapDocuments>();
        services.AddSingleton<CallerLimit>();
        services.Configure<ResponseCompressionOptions>(compression =>
            compression.MimeTypes = [.. (compression.MimeTypes ?? []).Union(ResponseCompressionDefaults.MimeTypes), "image/svg+xml"]
        );
    }

    public void Endpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDocuments();
        endpoints.MapImages();
        endpoints.MapPlaceQuestions();
    }

    public void Model(ModelBuilder model)
    {
        model.Entity<AreaRow>(e =>
        {
            e.ToTable("places_area").HasKey(row => row.Id);
            e.HasIndex(row => new { row.TenantId, row.Kind, row.Code }).IsUnique();
        });
        model.Entity<StreetRow>(e =>
        {
            e.ToTable("places_street").HasKey(row => row.Id);
            e.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
        });
        model.Entity<AddressRow>(e =>
        {
            e.ToTable("places_address").HasKey(row => row.Id);
            e.HasIndex(row => new { row.TenantId, row.Code }).IsUnique();
            e.HasIndex(row => new { row.TenantId, row.StreetKey, row.NumberValue });
        });
    }
}
