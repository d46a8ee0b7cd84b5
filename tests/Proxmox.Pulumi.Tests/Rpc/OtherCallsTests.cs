using Google.Protobuf;
using Grpc.Core;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class OtherCallsTests
{
    [Test]
    public async Task The_handshake_says_what_is_understood()
    {
        await using var host = await Attached.StartAsync(
            isConfigured: false, provider: _ => throw new InvalidOperationException("The handshake needs no engine."));

        var answer = await host.Client.HandshakeAsync(
            new() { EngineAddress = host.Engine.Address.ToString(), ConfigureWithUrn = true, AcceptsByteString = true });

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            { "acceptSecrets": true, "acceptResources": true, "acceptOutputs": true, "supportsAutonamingConfiguration": true }
            """)));
    }

    [Test]
    public async Task The_plugin_says_its_version()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        Assert.That((await host.Client.GetPluginInfoAsync(new())).Version, Is.EqualTo("1.2.3"));
    }

    [Test]
    public async Task The_schema_is_given_before_anything_is_configured()
    {
        await using var host = await Attached.StartAsync(isConfigured: false, change: options => options with { Schema = () => """{"name":"proxmox"}""" });

        Assert.That((await host.Client.GetSchemaAsync(new())).Schema, Is.EqualTo("""{"name":"proxmox"}"""));
        Assert.That((await Attached.FailureAsync(async () => await host.Client.GetSchemaAsync(new() { Version = 1 }))).StatusCode,
            Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That((await Attached.FailureAsync(async () =>
            await host.Client.GetSchemaAsync(new() { SubpackageName = "sub" }))).StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public async Task What_the_package_does_not_offer_is_not_implemented()
    {
        await using var host = await Attached.StartAsync();

        var failures = new[]
        {
            await Attached.FailureAsync(async () => await host.Client.ParameterizeAsync(new())),
            await Attached.FailureAsync(async () => await host.Client.ConstructAsync(new() { Type = "proxmox:test:Thing" })),
            await Attached.FailureAsync(async () => await host.Client.CallAsync(new() { Tok = "proxmox:test:Gadget/do" })),
        };

        Assert.That(failures.Select(failure => failure.StatusCode), Is.All.EqualTo(StatusCode.Unimplemented));
        Assert.That(failures.Select(failure => failure.Status.Detail), Is.All.Contain("The package proxmox"));
    }

    [TestCase("terraform", "proxmox", true)]
    [TestCase("terraform", "", true)]
    [TestCase("", "", true)]
    [TestCase("terraform", "aws", false)]
    [TestCase("other", "proxmox", false)]
    public async Task Terraforms_names_are_given_to_those_who_ask_for_them(string key, string provider, bool isGiven)
    {
        await using var host = await Attached.StartAsync(
            isConfigured: false, change: options => options with { Mapping = () => "{}"u8.ToArray() });

        var mapping = await host.Client.GetMappingAsync(new() { Key = key, Provider = provider });
        var mappings = await host.Client.GetMappingsAsync(new() { Key = key });

        Assert.That(mapping,
            Is.EqualTo(isGiven ? new GetMappingResponse { Provider = "proxmox", Data = ByteString.CopyFromUtf8("{}") } : new()));
        Assert.That(mappings.Providers, Is.EqualTo(key == "other" ? [] : new[] { "proxmox" }));
    }

    [Test]
    public async Task A_function_answers_with_what_it_was_given_and_what_it_found()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first", ("name", "first"), ("comment", "hello"), ("net0", "model=virtio,key=canary"));

        var answer = await host.Client.InvokeAsync(new() { Tok = "proxmox:test:getGadget", Args = Attached.Bag("""{ "name": "first" }"""), Preview = true });

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            {
              "return": {
                "id": "first", "name": "first", "comment": "hello", "mode": "auto", "serial": "S-first", "revision": "comment+name+net0",
                "nets": { "net0": { "model": "virtio", "key": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "value": "canary" } } }
              }
            }
            """)));
    }

    [TestCase("""{ "name": "gone" }""", "", "has no test_gadget with name \\\"gone\\\"")]
    [TestCase("{}", "name", "name must be set.")]
    [TestCase("""{ "name": 5.5 }""", "name", "name must be a string, but is a number.")]
    [TestCase("""{ "name": "first", "nmae": "x" }""", "nmae", "There is no property nmae. Did you mean name?")]
    public async Task What_is_wrong_with_a_functions_arguments_is_a_failure(string arguments, string property, string reason)
    {
        await using var host = await Attached.StartAsync();

        var answer = await host.Client.InvokeAsync(new() { Tok = "proxmox:test:getGadget", Args = Attached.Bag(arguments) });

        Assert.That((answer.Return, answer.Failures.Single().Property),
            Is.EqualTo((default(Google.Protobuf.WellKnownTypes.Struct), property)));
        Assert.That(answer.Failures.Single().Reason,
            Does.Contain(reason.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("test_gadget", "proxmox:test:getGadget",
            StringComparison.Ordinal)).Or.Contain(reason.Replace("\\\"", "\"", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_list_comes_in_pages_of_ids_that_a_read_takes_up_to_the_limit()
    {
        await using var host = await Attached.StartAsync();
        foreach (var name in new[] { "c", "a", "e", "b", "d" })
        {
            host.Pve.Add($"/gadgets/{name}", ("name", name));
        }

        var all = await ListAsync(host, new() { Token = Attached.GadgetType });
        var (first, token) = await ListAsync(host, new() { Token = Attached.GadgetType, Limit = 3, PageSize = 2 });
        host.Pve.Remove("/gadgets/b");
        var second = await ListAsync(host, new() { Token = Attached.GadgetType, Limit = 3, PageSize = 2, ContinuationToken = token });
        var exact = await ListAsync(host, new() { Token = Attached.GadgetType, PageSize = 4 });

        Assert.That(all, Is.EqualTo(("a b c d e", "")));
        Assert.That(first, Is.EqualTo("a b"));
        Assert.That(token, Is.Not.Empty);
        Assert.That(second, Is.EqualTo(("c", "")));
        Assert.That(exact, Is.EqualTo(("a c d e", "")));
    }

    [Test]
    public async Task A_list_within_a_parent_needs_the_parent_and_waits_for_an_unknown_one()
    {
        await using var host = await Attached.StartAsync();
        host.Pve.Add("/gadgets/first/parts/one", ("name", "one"));

        var listed = await ListAsync(host, new() { Token = Attached.PartType, Query = Attached.Bag("""{ "gadget": "first" }""") });
        using var computed = host.Client.List(new() { Token = Attached.PartType, Query = Attached.Bag("""{ "gadget": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }""") });
        await computed.ResponseStream.MoveNext(default);
        var failure = await Attached.FailureAsync(() => ListAsync(host, new() { Token = Attached.PartType }));

        Assert.That(listed, Is.EqualTo(("first/one", "")));
        Assert.That(computed.ResponseStream.Current.ResponseCase, Is.EqualTo(ListResponse.ResponseOneofCase.Computed));
        Assert.That((failure.StatusCode, failure.Status.Detail), Is.EqualTo((StatusCode.InvalidArgument, "gadget must be set.")));
    }

    [Test]
    public async Task A_continuation_token_of_somebody_else_is_refused()
    {
        await using var host = await Attached.StartAsync();

        var failure = await Attached.FailureAsync(
            () => ListAsync(host, new() { Token = Attached.GadgetType, ContinuationToken = "nonsense" }));

        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
    }

    [Test]
    public async Task Many_calls_run_at_once()
    {
        await using var host = await Attached.StartAsync();

        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => host.CreateAsync($$"""{ "name": "n{{number}}", "comment": "{{new string('x', 100_000)}}" }""")));

        Assert.That(states.Select(state => state.Id).Distinct().Count(), Is.EqualTo(50));
    }

    [Test]
    public async Task A_handshake_without_an_address_that_can_be_used_still_works()
    {
        await using var host = await Attached.StartAsync(isConfigured: false);

        Assert.That((await host.Client.HandshakeAsync(new() { EngineAddress = "elsewhere" })).AcceptSecrets, Is.True);
    }

    [TestCase(200)]
    [TestCase(990)]
    public async Task Inputs_nested_deep_get_through_and_back(int levels)
    {
        await using var host = await Attached.StartAsync();
        var deep = Google.Protobuf.WellKnownTypes.Value.ForString("inmost");
        for (var level = 0; level < levels; level++)
        {
            deep = Google.Protobuf.WellKnownTypes.Value.ForStruct(new() { Fields = { ["in"] = deep } });
        }

        var inputs = Attached.Bag("""{ "name": "first" }""");
        inputs.Fields["deep"] = deep;
        var answer = await host.Client.CheckAsync(new() { Urn = Attached.Urn, Type = Attached.GadgetType, Olds = new(), News = inputs });

        Assert.That(answer.Inputs.ToByteArray(), Is.EqualTo(inputs.ToByteArray()));
        Assert.That(answer.Failures.Single().Reason, Does.Contain("deep"));
    }

    [Test]
    public async Task A_preview_of_everything_makes_no_requests_but_reads()
    {
        await using var host = await Attached.StartAsync();
        var state = await host.CreateAsync("""{ "name": "first", "comment": "a" }""");
        host.Pve.Requests.Clear();

        var preview = await host.UpdateAsync(state, """{ "name": "first", "comment": "b", "labels": ["x"] }""", isPreview: true);
        await host.DiffAsync(state, """{ "name": "first", "comment": "b" }""");
        await host.Client.CreateAsync(new() { Urn = Attached.Urn, Type = Attached.GadgetType, Preview = true, Properties = state.Inputs });
        await host.Client.InvokeAsync(new() { Tok = "proxmox:test:getGadget", Args = Attached.Bag("""{ "name": "first" }"""), Preview = true });

        Assert.That(host.Pve.Requests, Is.All.StartWith("GET "));
        Assert.That(preview.Outputs.Fields["serial"].StringValue, Is.EqualTo("S-first"));
        Assert.That(preview.Outputs.Fields["revision"].StringValue, Is.EqualTo("04da6b54-80e4-46f7-96ec-b56ff0331ba9"));
        Assert.That(preview.Outputs.Fields["comment"].StringValue, Is.EqualTo("b"));
    }

    private static async Task<(string Ids, string Next)> ListAsync(Attached host, ListRequest request)
    {
        using var call = host.Client.List(request);
        var (ids, next) = (new List<string>(), "");
        while (await call.ResponseStream.MoveNext(default))
        {
            if (call.ResponseStream.Current is { ResponseCase: ListResponse.ResponseOneofCase.Result, Result: var result })
            {
                ids.Add(result.Id);
            }
            else
            {
                next = call.ResponseStream.Current.Continuation.ContinuationToken;
            }
        }

        return (string.Join(' ', ids), next);
    }
}
