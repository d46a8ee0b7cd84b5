using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Tests of programs, with mocks in place of the engine.</content>
public sealed partial class Deployment
{
    /// <summary>Makes a stack with mocks.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="mocks">Answers for resources and functions.</param>
    /// <param name="serviceProvider">Makes the stack.</param>
    /// <param name="options">What the stack is told; null for the defaults.</param>
    /// <returns>The resources in the order of their registration, the stack first.</returns>
    /// <exception cref="RunException">The program logged an error, or failed.</exception>
    /// <exception cref="AggregateException">There were several errors, each a <see cref="RunException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return TestAsync(mocks, options, () => WithOutputs(Resolve<TStack>(serviceProvider)));
    }

    /// <summary>Makes a stack with mocks.</summary>
    /// <typeparam name="TStack">The stack.</typeparam>
    /// <param name="mocks">Answers for resources and functions.</param>
    /// <param name="options">What the stack is told; null for the defaults.</param>
    /// <returns>The resources in the order of their registration, the stack first.</returns>
    /// <exception cref="RunException">The program logged an error, or failed.</exception>
    /// <exception cref="AggregateException">There were several errors, each a <see cref="RunException"/>.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => TestAsync(mocks, options, () => WithOutputs(Make<TStack>()));

    /// <summary>Runs a program with mocks.</summary>
    /// <param name="testMocks">Answers for resources and functions.</param>
    /// <param name="testOptions">What the program is told.</param>
    /// <param name="createResources">Makes the resources and gives the stack's outputs.</param>
    /// <returns>The resources in the order of their registration, without the stack, and the stack's outputs.</returns>
    /// <exception cref="RunException">The program logged an error, or failed.</exception>
    /// <exception cref="AggregateException">There were several errors, each a <see cref="RunException"/>.</exception>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        var all = await TestAsync(testMocks, testOptions, () => new TestStack(createResources));
        var stack = all.OfType<TestStack>().Single();
        return (all.Remove(stack), await stack.Results.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty));
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs a program with mocks.</summary>
    /// <param name="testMocks">Answers for resources and functions.</param>
    /// <param name="testOptions">What the program is told.</param>
    /// <param name="createResources">Makes the resources.</param>
    /// <returns>The resources in the order of their registration, without the stack.</returns>
    /// <exception cref="RunException">The program logged an error, or failed.</exception>
    /// <exception cref="AggregateException">There were several errors, each a <see cref="RunException"/>.</exception>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (await TestAsync(testMocks, testOptions, Program(createResources))).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        (await TestAsync(testMocks, testOptions, Program(createResources))).Resources;

    private static async Task<ImmutableArray<Resource>> TestAsync(IMocks mocks, TestOptions? options, Func<Stack> stack)
    {
        ArgumentNullException.ThrowIfNull(mocks);
        ProgramSettings settings = new()
        {
            Project = options?.ProjectName ?? "project",
            Stack = options?.StackName ?? "stack",
            Organization = options?.OrganizationName ?? "organization",
            RootDirectory = options?.RootDirectory,
            IsDryRun = options?.IsPreview ?? true,
        };
        MockMonitor monitor = new(mocks, settings);
        MockEngine engine = new();
        await using Session session = new(settings, monitor, engine);
        Enter(session);
        await ProgramRunner.RunAsync(session, stack);
        return engine.Errors switch
        {
            [] => monitor.Resources,
            [string error] => throw new RunException(error),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }
}
