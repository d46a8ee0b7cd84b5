using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Configuration;

internal sealed class ConfigureTests
{
    private const string Token = "root@pam!t=00000000-0000-0000-0000-000000000000";
    private const string OtherToken = "root@pam!other=11111111-1111-1111-1111-111111111111";
    private const string HostKey = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static readonly string Fingerprint = string.Join(':', Enumerable.Repeat("AB", 32));

    [Test]
    public void What_is_unset_comes_from_the_environment()
    {
        var options = Options("", "PROXMOX_VE_ENDPOINTS=https://a:8006, "
            + "https://b:8006;PROXMOX_VE_USERNAME=root;PROXMOX_VE_PASSWORD=p;PROXMOX_VE_REALM=pve;PROXMOX_VE_OTP=123456;PROXMOX_VE_FINGERPRINT=" + Fingerprint + ";PROXMOX_VE_MAX_PARALLEL_REQUESTS=3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Endpoints, Is.EqualTo(new[] { "https://a:8006", "https://b:8006" }));
            Assert.That((options.Username, options.Password, options.Realm, options.Otp), Is.EqualTo(("root", "p", "pve", "123456")));
            Assert.That(options.Fingerprint, Is.EqualTo(Fingerprint));
            Assert.That(options.MaxParallelRequests, Is.EqualTo(3));
        }
    }

    [TestCase("endpoint=https://c", "PROXMOX_VE_ENDPOINT=https://a", "https://c")]
    [TestCase("endpoint=https://c", "PROXMOX_VE_ENDPOINTS=https://a,https://b", "https://c")]
    [TestCase("endpoints=https://c", "PROXMOX_VE_ENDPOINT=https://a", "https://c")]
    [TestCase("", "PROXMOX_VE_ENDPOINT=https://a;PROXMOX_VE_ENDPOINTS=https://b,https://c", "https://b https://c")]
    [TestCase("", "PROXMOX_VE_ENDPOINT=https://a;PROXMOX_VE_ENDPOINTS=", "https://a")]
    public void One_way_to_name_the_endpoints_wins(string config, string environment, string expected) =>
        Assert.That(Options(config, environment + ";PROXMOX_VE_API_TOKEN=" + Token).Endpoints, Is.EqualTo(expected.Split(' ')));

    [TestCase("api_token=" + Token, "PROXMOX_VE_USERNAME=u@pam;PROXMOX_VE_PASSWORD=p;PROXMOX_VE_OTP=123456;PROXMOX_VE_REALM=pve", Token,
        null, null)]
    [TestCase("api_token=" + Token, "PROXMOX_VE_API_TOKEN=" + OtherToken, Token, null, null)]
    [TestCase("username=u@pam|password=p", "PROXMOX_VE_API_TOKEN=" + Token, null, "u@pam", "p")]
    [TestCase("username=u@pam", "PROXMOX_VE_API_TOKEN=" + Token + ";PROXMOX_VE_USERNAME=other@pam;PROXMOX_VE_PASSWORD=p", null,
        "u@pam", "p")]
    [TestCase("", "PROXMOX_VE_API_TOKEN=" + Token + ";PROXMOX_VE_USERNAME=u@pam;PROXMOX_VE_PASSWORD=p;PROXMOX_VE_OTP=123456", Token, null,
        null)]
    public void One_way_to_identify_wins(string config, string environment, string? token, string? username, string? password)
    {
        var options = Options(config, environment + ";PROXMOX_VE_ENDPOINT=https://a");
        Assert.That((options.ApiToken, options.Username, options.Password), Is.EqualTo((token, username, password)));
        Assert.That(token is null || (options.Otp ?? options.Realm) is null, Is.True);
    }

    [TestCase("fingerprint=FP", "PROXMOX_VE_INSECURE=1;PROXMOX_VE_CA_FILE=/nowhere", "FP", false)]
    [TestCase("insecure=true", "PROXMOX_VE_FINGERPRINT=FP;PROXMOX_VE_CA_FILE=/nowhere", null, true)]
    [TestCase("insecure=false", "PROXMOX_VE_FINGERPRINT=FP", "FP", false)]
    [TestCase("insecure=false", "PROXMOX_VE_INSECURE=1", null, false)]
    [TestCase("", "PROXMOX_VE_INSECURE=yes;PROXMOX_VE_FINGERPRINT=FP;PROXMOX_VE_CA_FILE=/nowhere", "FP", false)]
    [TestCase("", "PROXMOX_VE_INSECURE=TRUE", null, true)]
    [TestCase("", "PROXMOX_VE_INSECURE=no", null, false)]
    public void One_way_to_trust_wins(string config, string environment, string? fingerprint, bool isInsecure)
    {
        var options = Options(config, environment + ";PROXMOX_VE_ENDPOINT=https://a;PROXMOX_VE_API_TOKEN=" + Token);
        Assert.That((options.Fingerprint, options.CaFile, options.Insecure),
            Is.EqualTo((fingerprint?.Replace("FP", Fingerprint, StringComparison.Ordinal), (string?)null, isInsecure)));
    }

    [TestCase("credentials_command=pass,show", "PROXMOX_VE_API_TOKEN=" + Token + ";PROXMOX_VE_USERNAME=u@pam;PROXMOX_VE_PASSWORD=p",
        "pass show")]
    [TestCase("", "PROXMOX_VE_CREDENTIALS_COMMAND=pass show pve", "pass show pve")]
    [TestCase("", "PROXMOX_VE_CREDENTIALS_COMMAND=[\"a b\", \"c\"]", "a b c")]
    [TestCase("api_token=" + Token, "PROXMOX_VE_CREDENTIALS_COMMAND=pass show pve", null)]
    [TestCase("", "PROXMOX_VE_API_TOKEN=" + Token + ";PROXMOX_VE_CREDENTIALS_COMMAND=pass show pve", null)]
    public void A_command_is_one_way_to_identify(string config, string environment, string? words)
    {
        var options = Options(config, environment + ";PROXMOX_VE_ENDPOINT=https://a");
        Assert.That(options.Command is { } command ? string.Join(' ', command.Words) : null, Is.EqualTo(words));
        Assert.That(options.ApiToken is null, Is.EqualTo(words is not null));
    }

    [Test]
    public void A_command_may_tell_the_endpoint() => Assert.That(Texts("credentials_command=pass", ""), Is.Empty);

    [Test]
    public void An_array_of_words_that_cannot_be_read_is_not_shown() =>
        Assert.That(Texts("endpoint=https://a", "PROXMOX_VE_CREDENTIALS_COMMAND=[\"a").First(), Is.EqualTo("Error at credentials_command: "
            + "Invalid PROXMOX_VE_CREDENTIALS_COMMAND: The environment variable PROXMOX_VE_CREDENTIALS_COMMAND stands in for "
            + "credentials_command, which is a JSON array of words, but that cannot be read."));

    [Test]
    public void Two_ways_in_one_configuration_are_refused()
    {
        var texts = Texts("endpoint=https://a|endpoints=https://b|api_token=" + Token + "|username=u@pam|insecure=true|fingerprint=FP", "");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(texts, Has.One.Contains("endpoint and endpoints exclude each other"));
            Assert.That(texts, Has.One.EqualTo(
                "Error at api_token: Invalid api_token: An API token and a login are both given. Keep `api_token`, or `username` with "
                + "`password`."));
            Assert.That(texts,
                Has.One.EqualTo("Error at insecure: Invalid insecure: `insecure` and `fingerprint` exclude each other. Keep one of them."));
        }
    }

    [Test]
    public void When_nothing_is_set_the_environment_variables_are_named() => Assert.That(Texts("", ""), Is.EqualTo(new[]
    {
        "Error at endpoint: Missing endpoint: No endpoint is given. Give the address of one node or more, such as "
            + "https://pve.example.com:8006. Unset attributes are taken from the environment: PROXMOX_VE_ENDPOINTS, or "
            + "PROXMOX_VE_ENDPOINT.",
        "Error at api_token: Missing api_token: There are no credentials. Set `api_token`, or `username` with `password`, or "
            + "`credentials_command`. Unset attributes are taken from the environment: PROXMOX_VE_API_TOKEN, or PROXMOX_VE_USERNAME with "
            + "PROXMOX_VE_PASSWORD, or PROXMOX_VE_CREDENTIALS_COMMAND.",
    }));

    [Test]
    public void What_is_half_set_is_told_at_the_missing_half()
    {
        Assert.That(Texts("endpoint=https://a|username=u@pam", "").Single(), Is.EqualTo(
            "Error at password: Missing password: There is a user but no password. Set `password`. Unset attributes are taken from the "
                + "environment: PROXMOX_VE_PASSWORD."));
    }

    [TestCase("endpoint=ftp://a", "", "endpoint")]
    [TestCase("endpoints=ftp://a", "", "endpoints")]
    [TestCase("", "PROXMOX_VE_ENDPOINT=ftp://a", "endpoint")]
    [TestCase("", "PROXMOX_VE_ENDPOINTS=ftp://a", "endpoints")]
    public void A_wrong_endpoint_is_told_where_it_was_given(string config, string environment, string attribute)
    {
        var text = Texts(config + "|api_token=" + Token, environment).Single();
        Assert.That(text, Does.StartWith($"Error at {attribute}: Invalid {attribute}: 'ftp://a': ").And.Contain(
            ". Write https://host:8006, without credentials; a path only where a proxy puts one before the API"));
        Assert.That(text, environment.Length == 0 ? Does.Not.Contain("PROXMOX_VE_")
            : Does.EndWith($" The value comes from the environment variable {environment.Split('=')[0]}."));
    }

    [TestCase("PROXMOX_VE_INSECURE=maybe", "Error at insecure: Invalid PROXMOX_VE_INSECURE: The environment variable PROXMOX_VE_INSECURE "
        + "stands in for insecure, which is true or false, but it holds \"maybe\".")]
    [TestCase("PROXMOX_VE_MAX_PARALLEL_REQUESTS=many", "Error at max_parallel_requests: Invalid PROXMOX_VE_MAX_PARALLEL_REQUESTS: The "
        + "environment variable PROXMOX_VE_MAX_PARALLEL_REQUESTS stands in for max_parallel_requests, which is a whole number, but it "
        + "holds \"many\".")]
    [TestCase("PROXMOX_VE_MAX_PARALLEL_REQUESTS=1000",
        "Error at max_parallel_requests: Invalid max_parallel_requests: max_parallel_requests must be between 1 and 100, but is 1000.")]
    public void A_variable_that_cannot_be_read_is_refused(string environment, string expected) =>
        Assert.That(Texts("endpoint=https://a|api_token=" + Token, environment).Single(), Is.EqualTo(expected));

    [Test]
    public void A_variable_that_does_not_count_need_not_be_right() =>
        Assert.That(Texts("endpoint=https://a|api_token=" + Token + "|fingerprint=FP", "PROXMOX_VE_INSECURE=maybe"), Is.Empty);

    [TestCase("endpoint=https://a|endpoints=https://b", "PROXMOX_VE_ENDPOINT=https://a", "endpoints=https://b")]
    [TestCase("endpoints=https://a,https://b|insecure=true", "PROXMOX_VE_ENDPOINTS=https://a, https://b;PROXMOX_VE_INSECURE=1", "")]
    [TestCase("endpoint=https://a", "PROXMOX_VE_ENDPOINT=https://c", "endpoint=https://a")]
    [TestCase("endpoint=https://a|insecure=true", "", "endpoint=https://a|insecure=true")]
    public void What_only_repeats_the_environment_can_be_left_out(string config, string environment, string expected)
    {
        var left = Provider(environment, _ => Widget.Pve()).WithoutEnvironment(Config(config));
        Assert.That(left.Members.Where(member => !member.Value.IsNull),
            Is.EquivalentTo(Config(expected).Members.Where(member => !member.Value.IsNull)));
    }

    [TestCase("", "PROXMOX_VE_SSH_USERNAME=admin;PROXMOX_VE_SSH_PORT=2222;PROXMOX_VE_SSH_HOST_KEYS=" + HostKey, null)]
    [TestCase("", "PROXMOX_VE_SSH_PASSWORD=p", "root 22 p  ")]
    [TestCase("", "PROXMOX_VE_SSH_PRIVATE_KEY=/k;PROXMOX_VE_SSH_USERNAME=u;PROXMOX_VE_SSH_PORT=2222;PROXMOX_VE_SSH_HOST_KEYS=" + HostKey
        + ";PROXMOX_VE_SSH_ADDRESSES=pve1: a", "u 2222  /k pve1=a")]
    [TestCase("port=23", "PROXMOX_VE_SSH_PASSWORD=p;PROXMOX_VE_SSH_PORT=2222", "root 23 p  ")]
    public void SSH_is_on_once_there_is_something_to_log_in_with(string ssh, string environment, string? expected)
    {
        var options = Options("endpoint=https://a|api_token=" + Token, environment, ssh).Ssh;
        Assert.That(options is null ? null : $"{options.Username} {options.Port} {options.Password} {options.PrivateKey} "
            + string.Join(' ', options.Addresses.Select(address => $"{address.Key}={address.Value}")), Is.EqualTo(expected));
    }

    [TestCase("port=22", "", "Error at ssh.private_key: Missing ssh.private_key: There is nothing to log in to the nodes with. Set "
        + "ssh.private_key or ssh.password. Unset attributes are taken from the environment: PROXMOX_VE_SSH_PRIVATE_KEY.")]
    [TestCase("password=p", "PROXMOX_VE_SSH_HOST_KEYS=MD5:aa", "Error at ssh.host_keys: Invalid ssh.host_keys: \"MD5:aa\" is no key of a "
        + "host. Write SHA256:... as ssh-keygen -lf shows it, or lines of a file known_hosts. The value comes from the environment "
        + "variable PROXMOX_VE_SSH_HOST_KEYS.")]
    [TestCase("password=p", "PROXMOX_VE_SSH_PORT=many", "Error at ssh.port: Invalid PROXMOX_VE_SSH_PORT: The environment variable "
        + "PROXMOX_VE_SSH_PORT stands in for ssh.port, which is a whole number, but it holds \"many\".")]
    public void What_is_wrong_with_SSH_is_told_at_its_member(string ssh, string environment, string expected) =>
        Assert.That(Bench.Texts(Provider(environment, _ => Widget.Pve())
            .Configure(WithSsh(Config("endpoint=https://a|api_token=" + Token), ssh))), Is.EqualTo(new[] { expected }));

    [Test]
    public void An_insecure_connection_is_warned_of() =>
        Assert.That(Texts("endpoint=https://a|insecure=true|api_token=" + Token, "").Single(),
            Does.StartWith("Warning at insecure: Certificates are not checked"));

    [Test]
    public void Nothing_is_asked_before_it_is_needed()
    {
        var pve = Widget.Pve();
        var connects = 0;
        var provider = Provider("", _ => { connects++; return pve; });
        Assert.That(provider.ValidateConfiguration(Config("endpoint=https://a|api_token=" + Token)), Is.Empty);
        Assert.That(connects, Is.Zero);
        Assert.That(provider.Configure(Config("endpoint=https://a|api_token=" + Token)), Is.Empty);
        Assert.That((connects, pve.Calls.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task With_an_unknown_configuration_a_plan_is_made_and_everything_else_says_why_not()
    {
        var provider = Provider("", _ => throw new InvalidOperationException("nothing may connect"));
        var config = Config("api_token=" + Token).With("endpoint", Value.Unknown);
        Assert.That(provider.ValidateConfiguration(config), Is.Empty);
        Assert.That(provider.Configure(config), Is.Empty);
        var widget = Bench.Complete(Widget.Declaration.Attributes, Value.Object(("name", "w1"), ("turbo", "on")));
        var plan = await provider.PlanAsync(Widget.Declaration, new(Value.Null, widget, ManagedAttributes.Empty), CancellationToken.None);
        var apply = await provider.ApplyAsync(
            Widget.Declaration, new(Value.Null, plan.Planned, widget, plan.Managed), CancellationToken.None);
        var data = await provider.ReadDataAsync(provider.Catalog.DataSource("widgets")!, Value.Object(), CancellationToken.None);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(plan.Diagnostics, Is.Empty);
            Assert.That(Bench.Texts(apply.Diagnostics).Single(), Does.StartWith(
                "Error at -: Could not create widget \"w1\": The provider's configuration holds values that are known only after"));
            Assert.That(Bench.Texts(data.Diagnostics).Single(),
                Does.StartWith("Error at -: Could not read data source widgets: The provider's configuration holds values"));
            Assert.That(async () => await provider.ListAsync(Widget.Declaration, Value.Object(), CancellationToken.None),
                Throws.TypeOf<PveFault>().With.Message.Contains("known only after"));
        }
    }

    [Test]
    public async Task Before_it_is_configured_an_operation_says_so()
    {
        var bare = new Provider(new Catalog([Widget.Declaration], []), new());
        var read = await bare.ReadAsync(
            Widget.Declaration, new(Value.Object(("name", "w1")), ManagedAttributes.Empty), CancellationToken.None);
        Assert.That(Bench.Texts(read.Diagnostics).Single(), Does.EndWith("The provider has not been configured."));
        Assert.That(read.State["name"], Is.EqualTo(Value.Of("w1")));
    }

    private static PveOptions Options(string config, string environment, string ssh = "")
    {
        PveOptions? taken = null;
        var provider = Provider(environment, options => { taken = options; return Widget.Pve(); });
        var diagnostics = provider.Configure(WithSsh(Config(config), ssh));
        Assert.That(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        return taken!;
    }

    private static IEnumerable<string> Texts(string config, string environment) =>
        Bench.Texts(Provider(environment, _ => Widget.Pve()).Configure(Config(config)));

    private static Provider Provider(string environment, Func<PveOptions, IPve> connect)
    {
        var variables = Pairs(environment, ';');
        return new(new Catalog([Widget.Declaration], []),
            new() { Environment = variables.GetValueOrDefault, Connect = (options, _, _) => connect(options) });
    }

    private static Value WithSsh(Value config, string ssh) => ssh.Length == 0 ? config : config.With("ssh", Value.Object(
        Pairs(ssh, '|').Select(pair => KeyValuePair.Create(
            pair.Key, pair.Key == "port" ? Value.Of(long.Parse(pair.Value!, CultureInfo.InvariantCulture)) : Value.Of(pair.Value)))));

    private static Value Config(string config)
    {
        var given = Pairs(config, '|');
        return Value.Object(ProviderConfiguration.Declaration.Fields.Select(
            field => KeyValuePair.Create(field.Name, given.GetValueOrDefault(field.Name) switch
            {
                null => Value.Null,
                var text when field.Type is FieldType.List => Value.List(text.Split(',').Select(part => Value.Of(part))),
                var text when field.Type is FieldType.Bool => Value.Of(bool.Parse(text)),
                var text => Value.Of(text),
            })));
    }

    private static Dictionary<string, string?> Pairs(string text, char separator) => text
        .Split(separator, StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => (string?)(pair[1] == "FP" ? Fingerprint : pair[1]), StringComparer.Ordinal);
}
