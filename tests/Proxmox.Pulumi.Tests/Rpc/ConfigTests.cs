using Google.Protobuf;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Pulumi.Tests.Fakes;
using Pulumirpc;

namespace Proxmox.Pulumi.Tests.Rpc;

public sealed class ConfigTests
{
    private const string Token = "root@pam!t=00000000-0000-0000-0000-00000000cafe";
    private const string SecretMark = "\"4dabf18193072939515e22adb298388d\": \"1b47061264138c4ac30d75fd1eb44270\"";

    private static readonly string[] Forms =
    [
        """ "endpoints": ["https://a:8006", "https://b:8006"], "insecure": true, "maxParallelRequests": 5 """,
        """ "endpoints": "[\"https://a:8006\", \"https://b:8006\"]", "insecure": "true", "maxParallelRequests": "5" """,
        $$""" "endpoints": { {{SecretMark}}, "value": "[\"https://a:8006\", \"https://b:8006\"]" }, "insecure": { {{SecretMark}}, "value": true }, "maxParallelRequests": "5" """,
    ];

    [Test]
    public async Task Settings_are_taken_in_every_form_and_come_back_in_the_form_they_came_in([ValueSource(nameof(Forms))] string form)
    {
        PveOptions? used = null;
        await using var host = await StartAsync(_ => null, options => used = options);
        var inputs = Attached.Bag($$"""{ {{form}}, "apiToken": "{{Token}}", "version": "1.2.3", "__internal": {} }""");

        var answer = await host.Client.CheckConfigAsync(
            new() { Urn = "urn:pulumi:dev::demo::pulumi:providers:proxmox::p", Olds = new(), News = inputs });
        await host.Client.ConfigureAsync(new() { Args = inputs, AcceptSecrets = true });

        Assert.That(answer, Is.EqualTo(new CheckResponse { Inputs = inputs }));
        Assert.That(used!.Endpoints, Is.EqualTo(new[] { "https://a:8006", "https://b:8006" }));
        Assert.That((used.Insecure, used.MaxParallelRequests, used.ApiToken), Is.EqualTo((true, 5, Token)));
    }

    [TestCase("""{ "privateKey": "/key", "port": 2222, "hostKeys": ["SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"], "addresses": { "pve1": "192.0.2.1" } }""")]
    [TestCase(""" "{\"privateKey\": \"/key\", \"port\": 2222, \"hostKeys\": [\"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"], \"addresses\": { \"pve1\": \"192.0.2.1\" }}" """)]
    [TestCase($$$"""{ {{{SecretMark}}}, "value": "{\"privateKey\": \"/key\", \"port\": 2222, \"hostKeys\": [\"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"], \"addresses\": { \"pve1\": \"192.0.2.1\" }}" }""")]
    public async Task A_setting_with_members_is_taken_as_it_is_and_as_JSON(string ssh)
    {
        PveOptions? used = null;
        await using var host = await StartAsync(_ => null, options => used = options);
        var inputs = Attached.Bag($$"""{ "endpoint": "https://a:8006", "apiToken": "{{Token}}", "ssh": {{ssh}} }""");

        var answer = await host.Client.CheckConfigAsync(new() { Olds = new(), News = inputs });
        await host.Client.ConfigureAsync(new() { Args = inputs, AcceptSecrets = true });

        Assert.That(answer, Is.EqualTo(new CheckResponse { Inputs = inputs }));
        Assert.That((used!.Ssh!.PrivateKey, used.Ssh.Port, used.Ssh.Addresses["pve1"]), Is.EqualTo(("/key", 2222, "192.0.2.1")));
        Assert.That(used.Ssh.HostKeys, Has.Count.EqualTo(1));
    }

    [TestCase(""" "endpoint": true """, "endpoint", "endpoint must be a string, but is a boolean.")]
    [TestCase(""" "insecure": "yes" """, "insecure", "insecure must be a boolean, but is a string.")]
    [TestCase(""" "endpoints": "https://a" """, "endpoints", "endpoints must be a list of strings, but is a string.")]
    [TestCase(""" "maxParallelRequests": "1000" """, "maxParallelRequests", "maxParallelRequests must be between 1 and 100, but is 1000.")]
    [TestCase(""" "endpiont": "https://a" """, "", "There is no property endpiont. Did you mean endpoint?")]
    [TestCase(""" "endpoint": "https://a", "endpoints": ["https://b"] """, "endpoints", "endpoint and endpoints exclude each other: set only one of them.")]
    public async Task What_is_wrong_with_a_setting_is_told_at_its_name(string setting, string property, string reason)
    {
        await using var host = await StartAsync(
            name => name switch { "PROXMOX_VE_ENDPOINT" => "https://env:8006", "PROXMOX_VE_API_TOKEN" => Token, _ => null });

        var answer = await host.Client.CheckConfigAsync(new() { Olds = new(), News = Attached.Bag($$"""{ {{setting}} }""") });

        Assert.That(answer.Failures.Select(failure => (failure.Property, failure.Reason)), Is.EqualTo(new[] { (property, reason) }));
    }

    [Test]
    public async Task Unknown_settings_are_taken()
    {
        await using var host = await StartAsync(_ => null);

        var answer = await host.Client.CheckConfigAsync(new() { Olds = new(), News = Attached.Bag("""
            { "endpoint": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "apiToken": "04da6b54-80e4-46f7-96ec-b56ff0331ba9", "insecure": "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7" }
            """) });

        Assert.That(answer.Failures, Is.Empty);
    }

    [Test]
    public async Task Credentials_of_the_environment_never_enter_the_inputs()
    {
        await using var host = await StartAsync(
            name => name switch { "PROXMOX_VE_ENDPOINT" => "https://env:8006", "PROXMOX_VE_API_TOKEN" => Token, _ => null });

        var answer = await host.Client.CheckConfigAsync(new() { Olds = new(), News = new() });
        await host.Client.ConfigureAsync(new() { Args = new() });

        Assert.That(answer, Is.EqualTo(new CheckResponse { Inputs = new() }));
    }

    [Test]
    public async Task What_only_repeats_the_environment_does_not_contradict_what_the_program_chooses()
    {
        PveOptions? used = null;
        await using var host = await StartAsync(
            name => name switch
            {
                "PROXMOX_VE_ENDPOINT" => "https://env:8006",
                "PROXMOX_VE_INSECURE" => "1",
                "PROXMOX_VE_API_TOKEN" => Token,
                _ => null
            },
            options => used = options);
        var filledIn = Attached.Bag("""{ "endpoint": "https://env:8006", "endpoints": "[\"https://program:8006\"]", "insecure": "true", "fingerprint": "00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF" }""");

        var answer = await host.Client.CheckConfigAsync(new() { Olds = new(), News = filledIn });
        await host.Client.ConfigureAsync(new() { Args = filledIn });

        Assert.That(answer.Failures, Is.Empty);
        Assert.That((used!.Endpoints.Single(), used.Insecure), Is.EqualTo(("https://program:8006", false)));
    }

    [Test]
    public async Task Engines_from_before_properties_are_understood()
    {
        PveOptions? used = null;
        await using var host = await StartAsync(_ => null, options => used = options);
        var request = new ConfigureRequest();
#pragma warning disable CS0612 // The old form is what is tested.
        request.Variables.Add("proxmox:config:endpoint", "https://a:8006");
        request.Variables.Add("proxmox:config:apiToken", Token);
        request.Variables.Add("proxmox:config:insecure", "true");
#pragma warning restore CS0612

        var answer = await host.Client.ConfigureAsync(request);

        Assert.That(Attached.Json(answer), Is.EqualTo(Attached.Json("""
            { "acceptSecrets": true, "supportsPreview": true, "acceptResources": true, "acceptOutputs": true, "supportsAutonamingConfiguration": true }
            """)));
        Assert.That((used!.Endpoints.Single(), used.Insecure), Is.EqualTo(("https://a:8006", true)));
    }

    [Test]
    public async Task What_is_missing_is_told_as_missing_keys_with_the_environment_variables()
    {
        await using var host = await StartAsync(_ => null);

        var failure = await Attached.FailureAsync(async () => await host.Client.ConfigureAsync(new() { Args = new() }));

        var status = Google.Rpc.Status.Parser.ParseFrom(failure.Trailers.Get("grpc-status-details-bin")!.ValueBytes);
        var missing = status.Details.Single().Unpack<ConfigureErrorMissingKeys>().MissingKeys;
        Assert.That(failure.StatusCode, Is.EqualTo(StatusCode.InvalidArgument));
        Assert.That(missing.Select(key => key.Name), Is.EquivalentTo(new[] { "proxmox:endpoint", "proxmox:apiToken" }));
        Assert.That(missing.Select(key => key.Description),
            Has.Some.Contains("PROXMOX_VE_ENDPOINT").And.Some.Contains("PROXMOX_VE_API_TOKEN"));
    }

    [Test]
    public async Task A_setting_that_is_wrong_is_refused_without_being_quoted_when_it_is_secret()
    {
        await using var host = await StartAsync(_ => null);

        var failure = await Attached.FailureAsync(async () => await host.Client.ConfigureAsync(new() { Args = Attached.Bag($$"""
            { "endpoint": "https://a:8006", "apiToken": { {{SecretMark}}, "value": "canary" } }
            """) }));

        Assert.That(failure.Status.Detail, Does.Contain("apiToken").And.Not.Contain("canary").And.Not.Contain("api_token"));
        Assert.That(failure.Trailers.Get("grpc-status-details-bin"), Is.Null);
    }

    [TestCase("""{ "endpoint": "https://a:8006" }""", """{ "endpoint": "https://b:8006" }""", "endpoint:UPDATE_REPLACE")]
    [TestCase("""{ "endpoint": "https://a:8006" }""", """{ "endpoint": "A" }""", "endpoint:UPDATE")]
    [TestCase("""{ "endpoint": "https://a:8006" }""", """{ "endpoints": "[\"https://a:8006\", \"https://b:8006\"]" }""", "endpoint:DELETE endpoints:ADD")]
    [TestCase("""{ "endpoint": "https://a:8006" }""", """{ "endpoints": ["https://c:8006"] }""", "endpoint:DELETE_REPLACE endpoints:ADD_REPLACE")]
    [TestCase("""{ "endpoint": "https://a:8006" }""", "{}", "endpoint:DELETE")]
    [TestCase("""{ "endpoint": "https://a:8006" }""", """{ "endpoint": "04da6b54-80e4-46f7-96ec-b56ff0331ba9" }""", "endpoint:UPDATE")]
    [TestCase("""{ "apiToken": "a" }""", """{ "apiToken": "b" }""", "apiToken:UPDATE")]
    [TestCase("""{ "insecure": "true" }""", """{ "insecure": true }""", "")]
    [TestCase("""{ "ssh": "{\"password\":\"a\",\"port\":22}" }""", """{ "ssh": { "port": 22, "password": "a" } }""", "")]
    [TestCase("""{ "ssh": "{\"password\":\"a\"}" }""", """{ "ssh": "{\"password\":\"b\"}" }""", "ssh.password:UPDATE")]
    [TestCase("""{ "version": "1.0.0" }""", """{ "version": "2.0.0" }""", "")]
    public async Task Only_another_datacenter_replaces_the_provider(string olds, string news, string expected)
    {
        await using var host = await StartAsync(_ => null);

        var diff = await host.Client.DiffConfigAsync(
            new() { Olds = Attached.Bag(olds), OldInputs = Attached.Bag(olds), News = Attached.Bag(news) });

        var json = System.Text.Json.Nodes.JsonNode.Parse(JsonFormatter.Default.Format(diff))!;
        var entries = (json["detailedDiff"]?.AsObject() ?? []).Select(entry => $"{entry.Key}:{entry.Value!["kind"]?.ToString() ?? "ADD"}")
            .Order(StringComparer.Ordinal);
        Assert.That(string.Join(' ', entries), Is.EqualTo(expected));
        Assert.That(diff.HasDetailedDiff, Is.True);
        Assert.That(diff.Changes,
            Is.EqualTo(expected.Length == 0 ? DiffResponse.Types.DiffChanges.DiffNone : DiffResponse.Types.DiffChanges.DiffSome));
        Assert.That(diff.Replaces, Is.EqualTo(diff.DetailedDiff.Where(
            entry => entry.Value.Kind.ToString().EndsWith("Replace", StringComparison.Ordinal)).Select(entry => entry.Key)));
    }

    private static Task<Attached> StartAsync(Func<string, string?> environment, Action<PveOptions>? seen = null) => Attached.StartAsync(
        isConfigured: false,
        provider: pve => new Provider(FakeCatalog.Catalog, new()
        {
            Environment = environment,
            Connect = (options, _, _) =>
            {
                seen?.Invoke(options);
                return pve;
            },
        }));
}
