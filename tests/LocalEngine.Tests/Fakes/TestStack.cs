using Proxmox.Grpc;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.Programs;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Tests.Fakes;

/// <summary>A stack in memory with a scripted provider that it attaches to.</summary>
public sealed class TestStack : IAsyncDisposable
{
    public const string Thing = "fake:index:Thing";

    private readonly GrpcServer _server;

    private TestStack(ScriptedProvider provider, GrpcServer server, Stack stack)
    {
        Provider = provider;
        _server = server;
        Stack = stack;
    }

    public ScriptedProvider Provider { get; }

    public Stack Stack { get; }

    public LocalAddress Address => _server.Address;

    public static async Task<TestStack> StartAsync(
        Action<ScriptedProvider>? script = null, Func<StackSettings, StackSettings>? adjust = null)
    {
        ScriptedProvider provider = new();
        script?.Invoke(provider);
        var server = await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, provider)] });
        StackSettings settings = new() { Plugins = [new AttachedPlugin("fake", server.Address)] };
        return new(provider, server, Stack.Open(adjust?.Invoke(settings) ?? settings));
    }

    public static string UrnOf(string name, string type = Thing) => $"urn:pulumi:dev::test::{type}::{name}";

    /// <summary>Updates the stack, and fails the test unless that succeeds.</summary>
    public async Task<DeploymentResult> UpAsync(Func<ProgramContext, Task> body, DeploymentOptions? options = null)
    {
        var result = await Stack.UpAsync(new InProcessProgram(body), options);
        Assert.That(result.Succeeded, Is.True, string.Join('\n', result.Diagnostics));
        return result;
    }

    /// <summary>Previews the stack, and fails the test unless that succeeds.</summary>
    public async Task<DeploymentResult> PreviewAsync(Func<ProgramContext, Task> body, DeploymentOptions? options = null)
    {
        var result = await Stack.PreviewAsync(new InProcessProgram(body), options);
        Assert.That(result.Succeeded, Is.True, string.Join('\n', result.Diagnostics));
        return result;
    }

    /// <summary>Updates the stack, and fails the test unless that fails.</summary>
    public async Task<DeploymentResult> FailAsync(Func<ProgramContext, Task> body, DeploymentOptions? options = null)
    {
        var result = await Stack.UpAsync(new InProcessProgram(body), options);
        Assert.That(result.Succeeded, Is.False);
        return result;
    }

    /// <summary>A program with one resource named <c>a</c>.</summary>
    public static Func<ProgramContext, Task> One(PropertyObject inputs, Action<RegisterResourceRequest>? options = null) =>
        context => context.RegisterAsync(Thing, "a", inputs, options);

    /// <summary>What was done, resource by resource, without the stack and its providers: <c>create a</c>.</summary>
    public static IEnumerable<string> Told(DeploymentResult result) =>
        result.Steps.Where(step => step.Type == Thing).Select(step => $"{step.Op} {step.Name}");

    public async ValueTask DisposeAsync()
    {
        Stack.Dispose();
        await _server.DisposeAsync();
    }
}
