using System.Collections.Immutable;
using System.Reflection;
using Proxmox.Grpc;

namespace Pulumi;

/// <content>Programs.</content>
public sealed partial class Deployment
{
    /// <inheritdoc cref="RunAsync(Func{Task{IDictionary{string, object}}}, StackOptions)"/>
    public static Task<int> RunAsync(Action action) => RunAsync(Program(action));

    /// <inheritdoc cref="RunAsync(Func{Task{IDictionary{string, object}}}, StackOptions)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RunAsync(() => Task.FromResult(func()));

    /// <inheritdoc cref="RunAsync(Func{Task{IDictionary{string, object}}}, StackOptions)"/>
    public static Task<int> RunAsync(Func<Task> func) => RunAsync(Program(func));

    /// <summary>Runs a program that makes resources. The result is the process's exit code.</summary>
    /// <param name="func">Makes the resources and gives the stack's outputs.</param>
    /// <param name="options">What holds for all resources; null for nothing.</param>
    /// <returns>0 when all is well, 1 after errors that the program logged, 32 after errors that were logged for it.</returns>
    /// <exception cref="InvalidOperationException">The process was not started by the <c>pulumi</c> CLI.</exception>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunHereAsync(() => new Stack(func, options));

    /// <summary>Runs a program whose resources are made by a stack's constructor. The result is the process's exit code.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <returns>0 when all is well, 1 after errors that the program logged, 32 after errors that were logged for it.</returns>
    /// <exception cref="InvalidOperationException">The process was not started by the <c>pulumi</c> CLI.</exception>
    public static Task<int> RunAsync<TStack>()
        where TStack : Stack, new() => RunHereAsync(() => WithOutputs(Make<TStack>()));

    /// <summary>Runs a program whose resources are made by a stack's constructor. The result is the process's exit code.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <returns>0 when all is well, 1 after errors that the program logged, 32 after errors that were logged for it.</returns>
    /// <exception cref="InvalidOperationException">The process was not started by the <c>pulumi</c> CLI.</exception>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunHereAsync(() => WithOutputs(Resolve<TStack>(serviceProvider)));
    }

    /// <summary>Runs a program with given settings.</summary>
    /// <param name="settings">What a language host would tell it.</param>
    /// <param name="stack">Makes the stack, and all resources with it.</param>
    internal static async Task<int> RunAsync(ProgramSettings settings, Func<Stack> stack)
    {
        using var monitor = LocalChannel.To(LocalAddress.Parse(settings.Monitor));
        using var engine = LocalChannel.To(LocalAddress.Parse(settings.Engine));
        await using Session session = new(settings, new GrpcMonitor(monitor), new GrpcEngine(engine));
        Enter(session);
        var exitCode = await ProgramRunner.RunAsync(session, stack);
        if (exitCode != 0)
        {
            Environment.ExitCode = exitCode;
        }

        return exitCode;
    }

    private static async Task<int> RunHereAsync(Func<Stack> stack) =>
        await RunAsync(ProgramSettings.Read(Environment.GetEnvironmentVariable), stack);

    private static Func<Task<IDictionary<string, object?>>> Program(Action action) => () =>
    {
        action();
        return Task.FromResult<IDictionary<string, object?>>(ImmutableDictionary<string, object?>.Empty);
    };

    private static Func<Task<IDictionary<string, object?>>> Program(Func<Task> func) => async () =>
    {
        await func();
        return ImmutableDictionary<string, object?>.Empty;
    };

    private static TStack WithOutputs<TStack>(TStack stack)
        where TStack : Stack
    {
        stack.RegisterPropertyOutputs();
        return stack;
    }

    private static TStack Make<TStack>()
        where TStack : Stack => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.Instance | BindingFlags.Public | BindingFlags.DoNotWrapExceptions, binder: null, args: null,
                culture: null)!;

    private static TStack Resolve<TStack>(IServiceProvider services)
        where TStack : Stack => services.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException($"The service provider makes no {typeof(TStack)}: register it there.");
}
