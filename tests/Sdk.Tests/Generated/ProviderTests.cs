using Pulumi.Acme;
using Pulumi.Acme.Inputs;

namespace Sdk.Tests.Generated;

[NonParallelizable]
public sealed class ProviderTests
{
    [Test]
    public async Task Settings_that_are_not_strings_travel_as_JSON()
    {
        var provider = (await Recording.RunAsync(() => _ = new Provider("acme", new()
        {
            Endpoint = "https://acme.example",
            Retries = 5,
            Verbose = true,
            Regions = { "a", "b" },
            Proxy = new ProxyArgs { Host = "h", Ports = { 1, 2 } },
            Token = "t",
        }))).Resource;
        var inputs = provider.Object.Fields;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(provider.Type, Is.EqualTo("pulumi:providers:acme"));
            Assert.That(inputs["endpoint"].StringValue, Is.EqualTo("https://acme.example"));
            Assert.That(inputs["retries"].StringValue, Is.EqualTo("5"));
            Assert.That(inputs["verbose"].StringValue, Is.EqualTo("true"));
            Assert.That(Compact(inputs["regions"].StringValue), Is.EqualTo("""["a","b"]"""));
            Assert.That(Compact(inputs["proxy"].StringValue), Is.EqualTo("""{"host":"h","ports":[1,2]}"""));
            Assert.That(Wire.SecretOf(inputs["token"])?.StringValue, Is.EqualTo("t"));
        }
    }

    [Test]
    public async Task Settings_of_the_environment_are_taken_where_the_program_says_nothing()
    {
        using var first = new EnvironmentScope("ACME_URL", "https://url.example");
        using var second = new EnvironmentScope("ACME_VERBOSE", "T");
        var inputs = (await Recording.RunAsync(() => _ = new Provider("acme"))).Resource.Object.Fields;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(inputs["endpoint"].StringValue, Is.EqualTo("https://url.example"));
            Assert.That(inputs["verbose"].StringValue, Is.EqualTo("true"));
            Assert.That(inputs["retries"].StringValue, Is.EqualTo("3"));
        }
    }

    [Test]
    public async Task Settings_that_nobody_makes_are_not_there() =>
        Assert.That((await Recording.RunAsync(() => _ = new Provider("acme"))).Resource.Object.Fields.Keys, Is.EqualTo(["retries"]));

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString();
}
