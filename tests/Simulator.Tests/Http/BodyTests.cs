using System.Text;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Tests.Http;

/// <summary>How bodies, queries and answers are read and written.</summary>
public sealed class BodyTests
{
    [TestCase("a=1&b=2", """{"a":"1","b":"2"}""")]
    [TestCase("a=1;b=2", """{"a":"1","b":"2"}""")]
    [TestCase("a=1&a=2&a=3", """{"a":["1","2","3"]}""")]
    [TestCase("net0=virtio,bridge=vmbr0", """{"net0":"virtio,bridge"}""")]
    [TestCase("a=b%3Dc+d", """{"a":"b=c d"}""")]
    [TestCase("a=%C3%84", """{"a":"Ä"}""")]
    [TestCase("a=", """{"a":""}""")]
    [TestCase("a", """{"a":null}""")]
    public void A_form_is_decoded_as_the_server_decodes_it(string form, string expected) =>
        Assert.That(JToken.DeepEquals(JObject.FromObject(FormDecoder.Decode(form)), JObject.Parse(expected)), Is.True);

    [TestCase("{bad json", "'\"' expected, at character offset 1 (before \"bad json\")")]
    [TestCase("""{"a":1""", ", or } expected while parsing object/hash, at character offset 6 (before \"(end of string)\")")]
    [TestCase("[1 2]", ", or ] expected while parsing array, at character offset 3 (before \"2]\")")]
    [TestCase("{} x", "garbage after JSON object, at character offset 3 (before \"x\")")]
    [TestCase("tru", "'true' expected, at character offset 0 (before \"tru\")")]
    public void Broken_JSON_is_refused_in_the_parsers_words(string text, string message) =>
        Assert.That(() => JsonBody.Parse(text), Throws.TypeOf<JsonBodyException>().With.Message.EqualTo(message));

    [Test]
    public async Task The_query_wins_over_the_body()
    {
        await using var client = await Client.StartAsync();
        await client.PostAsync("/access/groups?groupid=query", ("groupid", "body"));
        Assert.That((await client.GetAsync("/access/groups")).Data![0]!.Value<string>("groupid"), Is.EqualTo("query"));
    }

    [Test]
    public async Task A_DELETE_with_a_body_is_refused()
    {
        await using var client = await Client.StartAsync();
        using var body = new StringContent("a=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        var result = await client.SendAsync("DELETE", "/access/groups/x", body);
        Assert.That((result.Status, result.Reason), Is.EqualTo((501, "Unexpected content for method 'DELETE'")));
    }

    [Test]
    public async Task A_form_of_more_than_half_a_mebibyte_is_refused()
    {
        await using var client = await Client.StartAsync();
        using var body = new StringContent(new string('a', (512 * 1024) + 1), Encoding.UTF8, "application/x-www-form-urlencoded");
        var result = await client.SendAsync("POST", "/access/groups", body);
        Assert.That((result.Status, result.Reason), Is.EqualTo((501, "for data too large")));
    }

    [Test]
    public async Task Too_many_headers_end_the_connection_without_an_answer()
    {
        await using var client = await Client.StartAsync();
        client.Cookie = "x=" + new string('y', 9000);
        Assert.That(async () => await client.GetAsync("/version"), Throws.InstanceOf<HttpRequestException>());
    }

    [Test]
    public async Task Extjs_answers_200_and_says_whether_it_went_well()
    {
        await using var client = await Client.StartAsync();
        var result = await client.SendAsync("GET", "/access/groups/nosuch", null, "extjs");
        Assert.That(result.Status, Is.EqualTo(200));
        Assert.That((result.Json.Value<int>("success"), result.Json.Value<int>("status")), Is.EqualTo((0, 500)));
        Assert.That(result.Json.Value<string>("message"), Is.EqualTo("group 'nosuch' does not exist\n"));
    }

    [TestCase(PveVersion.V92, "group 'nosuch' does not exist\n")]
    [TestCase(PveVersion.V84, null)]
    public async Task Only_PVE_9_repeats_the_message_in_the_body(PveVersion version, string? message)
    {
        await using var client = await Client.StartAsync(version: version);
        var result = await client.GetAsync("/access/groups/nosuch");
        Assert.That(result.Reason, Is.EqualTo("group 'nosuch' does not exist"));
        Assert.That(result.Json.Value<string>("message"), Is.EqualTo(message));
    }

    [Test]
    public async Task An_offline_node_gives_595_without_a_body()
    {
        await using var client = await Client.StartAsync("demo");
        client.Simulator.Datacenter.Locked(datacenter => datacenter.FindNode("pve2")!.Online = false);
        var result = await client.GetAsync("/nodes/pve2/status");
        Assert.That((result.Status, result.Reason, result.Text), Is.EqualTo((595, "Connection refused", "")));
    }
}
