using Townline.Faces.Portal.Services;

namespace Townline.Tests.Faces.Portal.Services;

public class ServiceFinderTests
{
    [Theory]
    [InlineData("pothole", "en", "pothole")]
    [InlineData("potholes", "en", "pothole")]
    [InlineData("potohle", "en", "pothole")]
    [InlineData("hole in the road", "en", "pothole")]
    [InlineData("bache", "en", "pothole")]
    [InlineData("socavon", "es", "pothole")]
    [InlineData("SOCAVÓN", "es", "pothole")]
    [InlineData("dark", "en", "street-lamp")]
    [InlineData("my street lamp", "en", "street-lamp")]
    [InlineData("farola", "es", "street-lamp")]
    public void A_service_is_found_by_the_words_people_use(string query, string language, string code) =>
        Assert.Equal(code, Find(query, language).First());

    [Theory]
    [InlineData("elephant")]
    [InlineData("   ")]
    [InlineData("'\";--")]
    public void What_fits_nothing_finds_nothing(string query) => Assert.Empty(Find(query, "en"));

    [Theory]
    [InlineData("lamps", "lamps", true)]
    [InlineData("street", "stret", true)]
    [InlineData("street", "sttreet", true)]
    [InlineData("street", "strete", true)]
    [InlineData("street", "strext", true)]
    [InlineData("street", "strats", false)]
    [InlineData("lamp", "lump", false)]
    public void One_slip_of_the_finger_is_forgiven_in_longer_words(string one, string other, bool same) => Assert.Equal(same, OneSlip.Between(one, other));

    private static IEnumerable<string> Find(string query, string language) =>
        ServiceFinder.Find([PortalTown.Records, PortalTown.Lamp, PortalTown.Pothole], query, language).Select(service => service.Code);
}
