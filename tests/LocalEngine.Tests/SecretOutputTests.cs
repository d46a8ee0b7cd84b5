using Google.Protobuf.WellKnownTypes;
using Proxmox.LocalEngine.Tests.Fakes;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests;

[TestFixture]
public sealed class SecretOutputTests
{
    private static Func<CreateRequest, Task<CreateResponse>> Answering(params (string Name, Value Value)[] outputs) =>
        _ => Task.FromResult(new CreateResponse { Id = "x", Properties = OnWire.Of(outputs) });

    [Test]
    public async Task An_output_is_secret_when_the_provider_says_so()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.OnCreate = Answering(("key", OnWire.Secret(OnWire.Text("k"))), ("open", OnWire.Text("o"))));
        await test.UpAsync(TestStack.One(PropertyObject.Empty));
        var outputs = test.Stack.Snapshot.Find("a")!.Outputs;
        Assert.That((outputs["key"].IsSecret, outputs["open"].IsSecret), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_output_is_secret_when_the_program_names_it()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = Answering(("key", OnWire.Text("k"))));
        await test.UpAsync(TestStack.One(PropertyObject.Empty, request => request.AdditionalSecretOutputs.Add("key")));
        Assert.That(test.Stack.Snapshot.Find("a")!.Outputs["key"], Is.EqualTo(PropertyValue.Secret("k")));
    }

    [Test]
    public async Task An_output_is_secret_when_the_input_of_that_name_is()
    {
        await using var test = await TestStack.StartAsync(provider => provider.OnCreate = Answering(("key", OnWire.Text("k"))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("key", PropertyValue.Secret("k")))));
        Assert.That(test.Stack.Snapshot.Find("a")!.Outputs["key"].IsSecret, Is.True);
    }

    [Test]
    public async Task A_secret_within_an_input_does_not_make_an_output_secret()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.OnCreate = Answering(("group", Value.ForStruct(OnWire.Of(("key", OnWire.Text("k")))))));
        await test.UpAsync(TestStack.One(PropertyObject.Of(("group", PropertyObject.Of(("key", PropertyValue.Secret("k")))))));
        Assert.That(test.Stack.Snapshot.Find("a")!.Outputs["group"].ContainsSecrets, Is.False,
            "this is why a provider must return secrets as secrets");
    }

    [Test]
    public async Task A_program_gets_secrets_as_secrets_only_if_it_takes_them()
    {
        await using var test = await TestStack.StartAsync(
            provider => provider.OnCreate = Answering(("key", OnWire.Secret(OnWire.Text("k")))));
        PropertyValue? taken = null;
        PropertyValue? plain = null;
        await test.UpAsync(async context =>
        {
            taken = (await context.RegisterAsync(TestStack.Thing, "a", PropertyObject.Empty)).Outputs["key"];
            plain = (await context.RegisterAsync(TestStack.Thing, "b", PropertyObject.Empty, request =>
                request.AcceptSecrets = false)).Outputs["key"];
        });
        Assert.That((taken, plain), Is.EqualTo((PropertyValue.Secret("k"), (PropertyValue)"k")));
    }
}
