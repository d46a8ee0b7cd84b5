using Pulumi.StandIn.Tests.Engines;
using Pulumi.Utilities;

namespace Pulumi.StandIn.Tests.Programs;

public sealed class ConfigTests
{
    private FakeEngine engine = null!;

    [SetUp]
    public async Task StartAsync() => engine = await FakeEngine.StartAsync();

    [TearDown]
    public async Task StopAsync() => await engine.DisposeAsync();

    [Test]
    public Task Values_are_read_by_their_types() => ReadAsync(
        () =>
        {
            Config config = new();
            Assert.That(config.Get("name"), Is.EqualTo("x"));
            Assert.That(config.RequireBoolean("on"), Is.True);
            Assert.That(config.GetInt32("count"), Is.EqualTo(-3));
            Assert.That(config.RequireDouble("ratio"), Is.EqualTo(0.5));
            Assert.That(config.RequireObject<List<int>>("list"), Is.EqualTo((int[])[1, 2]));
            Assert.That(new Config("acme").Require("endpoint"), Is.EqualTo("https://pve1"));
            Assert.That(new Config("acme:config").Get("endpoint"), Is.EqualTo("https://pve1"));
        },
        ("infra:name", "x"), ("infra:on", "true"), ("infra:count", "-3"), ("infra:ratio", "0.5"), ("infra:list", "[1,2]"),
            ("acme:endpoint", "https://pve1"));

    [Test]
    public Task What_is_not_set_is_null() => ReadAsync(() =>
    {
        Config config = new("acme");
        Assert.That(config.Get("k"), Is.Null);
        Assert.That(config.GetBoolean("k"), Is.Null);
        Assert.That(config.GetInt32("k"), Is.Null);
        Assert.That(config.GetDouble("k"), Is.Null);
        Assert.That(config.GetObject<List<int>>("k"), Is.Null);
        Assert.That(config.GetSecret("k"), Is.Null);
        Assert.That(config.GetSecretBoolean("k"), Is.Null);
        Assert.That(config.GetSecretInt32("k"), Is.Null);
        Assert.That(config.GetSecretDouble("k"), Is.Null);
        Assert.That(config.GetSecretObject<List<int>>("k"), Is.Null);
    });

    [Test]
    public async Task Secrets_are_secret_outputs()
    {
        List<Task<bool>> secrets = [];
        Output<int>? count = null;

        await ReadAsync(
            () =>
            {
                Config config = new("acme");
                count = config.RequireSecretInt32("n");
                secrets.Add(Output.IsSecretAsync(count));
                secrets.Add(Output.IsSecretAsync(config.GetSecret("n")!));
                secrets.Add(Output.IsSecretAsync(config.RequireSecretDouble("n")));
                secrets.Add(Output.IsSecretAsync(config.RequireSecretObject<int>("n")));
                secrets.Add(Output.IsSecretAsync(config.RequireSecretBoolean("b")));
                secrets.Add(Output.IsSecretAsync(config.RequireSecret("b")));
            },
            ("acme:n", "7"), ("acme:b", "false"));

        Assert.That(await Task.WhenAll(secrets), Is.All.True);
        Assert.That(await OutputUtilities.GetValueAsync(count!), Is.EqualTo(7));
    }

    [Test]
    public async Task A_missing_value_is_an_error_that_tells_how_to_set_it()
    {
        var exitCode = await engine.RunAsync(() => new Config("acme").Require("endpoint"));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("`pulumi config set acme:endpoint <value>`").And.Not.Contain("   at "));
    }

    [TestCase("yes")]
    [TestCase("True")]
    [TestCase("1")]
    public async Task A_truth_is_spelt_in_one_way_only(string text)
    {
        var exitCode = await engine.RunAsync(() => new Config("acme").GetBoolean("on"), config: ("acme:on", text));

        Assert.That(exitCode, Is.EqualTo(32));
        Assert.That(engine.Log.Errors.Single(), Does.Contain("'acme:on'").And.Contain($"'{text}'"));
    }

    [Test]
    public Task Values_of_another_type_are_errors() => ReadAsync(
        () =>
        {
            Config config = new("acme");
            Assert.That(() => config.RequireInt32("text"), Throws.InstanceOf<RunException>().With.Message.Contain("acme:text"));
            Assert.That(() => config.GetDouble("text"), Throws.InstanceOf<RunException>());
            Assert.That(() => config.GetObject<List<int>>("text"), Throws.InstanceOf<RunException>().With.InnerException.Not.Null);
        },
        ("acme:text", "x"));

    private async Task ReadAsync(Action read, params (string Key, string Value)[] config)
    {
        Exception? failure = null;
        await engine.RunAsync(
            () =>
            {
                try
                {
                    read();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            config: config);
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
