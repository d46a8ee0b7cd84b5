using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Tests.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Tests.Configuration;

/// <summary>Settings that a profile of a file gives.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProfileTests
{
    private const string Secret = "5ca1ab1e-0000-0000-0000-000000000000";
    private const string Token = "root@pam!t=" + Secret;
    private const string OtherToken = "root@pam!other=11111111-1111-1111-1111-111111111111";
    private static readonly string Fingerprint = string.Join(':', Enumerable.Repeat("AB", 32));

    private string _folder = "";

    private string File => Path.Combine(_folder, "credentials");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("profiles").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_profile_gives_what_is_set_nowhere_else()
    {
        Write($"""
            # The laboratory.
            [default]
            endpoint = https://lab:8006

            [prod]
            ; Two nodes.
            endpoints = https://a:8006, https://b:8006
            api_token = "{Token}"
            fingerprint = {Fingerprint}
            max_parallel_requests = 3
            api_headers = X-Tenant: blue
            ssh_private_key = keys/id
            ssh_port = 2222

            """);
        var options = Options(("credentials_file", File), ("profile", "prod"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Endpoints, Is.EqualTo(new[] { "https://a:8006", "https://b:8006" }));
            Assert.That((options.ApiToken, options.Fingerprint, options.MaxParallelRequests), Is.EqualTo((Token, Fingerprint, 3)));
            Assert.That(options.Headers["X-Tenant"], Is.EqualTo("blue"));
            Assert.That((options.Ssh!.PrivateKey, options.Ssh.Port), Is.EqualTo((Path.Combine(_folder, "keys/id"), 2222)),
                "paths are those from the file's folder");
        }
    }

    [Test]
    public void The_configuration_wins_over_the_environment_and_that_over_the_profile()
    {
        Write($"[default]\nendpoint = https://profile\nusername = p@pam\npassword = x\ninsecure = true\nmax_parallel_requests = 1\n");
        var options = Options([("endpoint", "https://config")], ("PROXMOX_VE_CREDENTIALS_FILE", File), ("PROXMOX_VE_API_TOKEN", Token),
            ("PROXMOX_VE_MAX_PARALLEL_REQUESTS", "2"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(options.Endpoints, Is.EqualTo(new[] { "https://config" }));
            Assert.That((options.ApiToken, options.Username, options.Password), Is.EqualTo((Token, (string?)null, (string?)null)),
                "a choice of one way excludes the others");
            Assert.That((options.Insecure, options.MaxParallelRequests), Is.EqualTo((true, 2)));
        }
    }

    [Test]
    public void A_profile_alone_is_looked_for_where_users_keep_such_files()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".config/proxmox"));
        Write($"[lab]\nendpoint = https://lab\napi_token = {Token}\n", Path.Combine(_folder, ".config/proxmox/credentials"));
        Assert.That(Options([("profile", "lab")], ("HOME", _folder)).Endpoints, Is.EqualTo(new[] { "https://lab" }));
        Assert.That(Options([("profile", "lab"), ("credentials_file", "~/.config/proxmox/credentials")], ("HOME", _folder)).ApiToken,
            Is.EqualTo(Token));
    }

    [Test]
    public void No_file_is_read_that_nobody_has_asked_for()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".config/proxmox"));
        Write($"[default]\nendpoint = https://lab\napi_token = {OtherToken}\n", Path.Combine(_folder, ".config/proxmox/credentials"));
        Assert.That(Options([("endpoint", "https://a"), ("api_token", Token)], ("HOME", _folder)).ApiToken, Is.EqualTo(Token));
        Assert.That(Texts([], ("HOME", _folder)), Has.Some.Contains("Missing endpoint"));
    }

    [TestCase("endpoint = https://a\n", "line 1 stands before the first profile")]
    [TestCase("[default]\napi_token " + Secret + "\n", "line 2 is neither a comment, nor [profile], nor setting = value")]
    [TestCase("[default]\n\napitoken = " + Secret + "\n", "line 3 sets what is no setting of a profile. Did you mean api_token")]
    [TestCase("[default]\npassword = a\npassword = " + Secret, "line 3 sets password again, which line 2 has set")]
    [TestCase("[default]\n[]\n", "line 2 is no name of a profile")]
    [TestCase("[default]\n[lab]\n[default]\n", "line 3 begins the profile default again, which line 1 has begun")]
    [TestCase("[default]\nq9 = " + Secret + "\n", "line 2 sets what is no setting of a profile. The settings are ")]
    public void A_line_that_is_not_understood_is_told_by_its_number(string text, string expected)
    {
        Write(text);
        var told = Texts([("credentials_file", File)]).Single();
        Assert.That(told, Does.StartWith($"Error at credentials_file: Invalid credentials_file: In {File}, {expected}"));
        Assert.That(told, Does.Not.Contain(Secret));
    }

    [Test]
    public void What_is_wrong_in_another_profile_does_not_matter()
    {
        Write($"[lab]\nwrong\nno_setting = 1\n[default]\nendpoint = https://a\napi_token = {Token}\n");
        Assert.That(Options([("credentials_file", File)]).ApiToken, Is.EqualTo(Token));
    }

    [Test]
    public void A_profile_that_is_not_there_is_told_alone()
    {
        Write("[lab]\n");
        Assert.That(Texts([("credentials_file", File), ("profile", "prod")]).Single(),
            Does.StartWith($"Error at profile: Invalid profile: {File} has no profile prod."));
    }

    [Test]
    public void A_file_that_is_not_there_is_told_alone() => Assert.That(Texts([("credentials_file", File)]).Single(),
        Does.StartWith($"Error at credentials_file: Invalid credentials_file: {File} cannot be read: "));

    [Test]
    public void What_a_setting_cannot_be_is_told_by_its_line()
    {
        Write($"[default]\nendpoint = https://a\napi_token = {Token}\ninsecure = perhaps\n");
        Assert.That(Texts([("credentials_file", File)]).Single(), Is.EqualTo("Error at insecure: Invalid insecure: "
            + $"Line 4 of {File} stands in for insecure, which is true or false, but it holds \"perhaps\"."));
        Write($"[default]\nendpoint = https://a\napi_token = {Secret}\n");
        var told = Texts([("credentials_file", File)]).Single();
        Assert.That(told, Does.StartWith("Error at api_token: Invalid api_token: It is the secret alone").And.EndsWith(
            $" The value comes from line 3 of {File}.").And.Not.Contain(Secret));
    }

    [Test]
    public void Two_ways_in_one_profile_are_refused()
    {
        Write($"[default]\nendpoint = https://a\napi_token = {Token}\nusername = a@pam\npassword = b\n");
        Assert.That(Texts([("credentials_file", File)]).Single(), Does.StartWith("Error at profile: Invalid profile: api_token and "
            + "username "
            + $"exclude each other: line 3 of {File} and line 4 of {File}."));
    }

    [TestCase(UnixFileMode.GroupRead, true)]
    [TestCase(UnixFileMode.None, true)]
    [TestCase(UnixFileMode.OtherRead, false)]
    [TestCase(UnixFileMode.GroupWrite, false)]
    [Platform("Unix")]
    public void A_file_that_is_open_to_others_is_refused(UnixFileMode beside, bool isTaken)
    {
        Write($"[default]\nendpoint = https://a\napi_token = {Token}\n");
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | beside);
        }

        var link = Path.Combine(_folder, "link");
        System.IO.File.CreateSymbolicLink(link, File);
        foreach (var path in new[] { File, link })
        {
            var texts = Texts([("credentials_file", path)]).ToList();
            Assert.That(texts, isTaken ? Is.Empty
                : Has.One.Contains("secrets are open to other users").And.One.Contains("chmod 600 " + path));
        }
    }

    [Test]
    public void What_is_unknown_yet_is_waited_for()
    {
        var config = Config([]).With("profile", Value.Unknown);
        Assert.That(Provider([]).ValidateConfiguration(config), Is.Empty);
        Assert.That(Provider([]).Configure(config), Is.Empty);
    }

    private void Write(string text, string? path = null)
    {
        System.IO.File.WriteAllText(path ?? File, text);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(path ?? File, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static PveOptions Options(params (string, string)[] config) => Options(config, []);

    private static PveOptions Options((string, string)[] config, params (string, string)[] environment)
    {
        PveOptions? taken = null;
        var diagnostics = Provider(environment, options => taken = options).Configure(Config(config));
        Assert.That(Bench.Texts(diagnostics).Where(text => text.StartsWith("Error", StringComparison.Ordinal)), Is.Empty);
        return taken!;
    }

    private static List<string> Texts((string, string)[] config, params (string, string)[] environment)
    {
        var told = Bench.Texts(Provider(environment).Configure(Config(config))).ToList();
        Assert.That(Bench.Texts(Provider(environment).ValidateConfiguration(Config(config))), Is.EqualTo(told), "both say the same");
        return told;
    }

    private static Provider Provider((string Name, string Value)[] environment, Action<PveOptions>? taken = null) =>
        new(new Catalog([Widget.Declaration], []), new()
        {
            Environment = environment.ToDictionary(pair => pair.Name, pair => (string?)pair.Value, StringComparer.Ordinal)
                .GetValueOrDefault,
            Connect = (options, _, _) =>
            {
                taken?.Invoke(options);
                return Widget.Pve();
            },
        });

    private static Value Config((string Name, string Value)[] given) => Value.Object(ProviderConfiguration.Declaration.Fields.Select(
        field => KeyValuePair.Create(field.Name, given.FirstOrDefault(pair => pair.Name == field.Name).Value is { } text
            ? field.Type is FieldType.Number ? Value.Of(long.Parse(text, CultureInfo.InvariantCulture)) : Value.Of(text)
            : Value.Null)));
}
