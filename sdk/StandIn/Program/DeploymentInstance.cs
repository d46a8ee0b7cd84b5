using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The run that a program belongs to: its project and stack, and the providers' functions.</summary>
public sealed class DeploymentInstance
{
    internal DeploymentInstance(Session session) => Session = session;

    /// <summary>The stack's name.</summary>
    public string StackName => Session.Settings.Stack;

    /// <summary>The project's name.</summary>
    public string ProjectName => Session.Settings.Project;

    /// <summary>The directory of the project file.</summary>
    /// <exception cref="InvalidOperationException">The engine does not tell it.</exception>
    public string RootDirectory => Session.Settings.RootDirectory
        ?? throw new InvalidOperationException("This version of the Pulumi CLI does not tell the project's directory. Update it.");

    /// <summary>The organization that the stack belongs to.</summary>
    public string OrganizationName => Session.Settings.Organization;

    /// <summary>Whether this is a preview, in which nothing is changed.</summary>
    public bool IsDryRun => Session.Settings.IsDryRun;

    internal Session Session { get; }

    /// <summary>Lets a function change all function calls from now on.</summary>
    /// <param name="transform">The function.</param>
    public void RegisterInvokeTransform(InvokeTransform transform) => Session.Transforms.Register(transform);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.Invoke<T>(token, args, options, registerPackageRequest);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.Invoke<T>(token, args, options, registerPackageRequest);

    /// <summary>
    /// Calls a function whose arguments may be outputs. While one of them, or a resource that the call waits for, is not known, the
    /// function is not called and the result is not known.
    /// </summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Session.Functions.Invoke<T>(token, args, options, package: null);

    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> Invoke<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        Session.Functions.Invoke<T>(token, args, options, package: null);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.Invoke<ImmutableDictionary<string, T>>(token, args, options, registerPackageRequest).Apply(FunctionCalls.Single);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> InvokeSingle<T>(
        string token, InvokeArgs args, InvokeOutputOptions options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.Invoke<ImmutableDictionary<string, T>>(token, args, options, registerPackageRequest).Apply(FunctionCalls.Single);

    /// <summary>Calls a function whose result is an object with one value, and gives that value.</summary>
    /// <inheritdoc cref="Invoke{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeSingle<T>(token, args, options, registerPackageRequest: null);

    /// <inheritdoc cref="InvokeSingle{T}(string, InvokeArgs, InvokeOptions)"/>
    public Output<T> InvokeSingle<T>(string token, InvokeArgs args, InvokeOutputOptions options) =>
        InvokeSingle<T>(token, args, options, registerPackageRequest: null);

    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions)"/>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.InvokeAsync<T>(token, args, options, registerPackageRequest);

    /// <summary>Calls a function at once. What the arguments come from is forgotten.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments, plain values all of them.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The provider refuses the call; the message tells why.</exception>
    public Task<T> InvokeAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        Session.Functions.InvokeAsync<T>(token, args, options, package: null);

    /// <inheritdoc cref="InvokeSingleAsync{T}(string, InvokeArgs, InvokeOptions)"/>
    public async Task<T> InvokeSingleAsync<T>(
        string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) => FunctionCalls.Single(
            await Session.Functions.InvokeAsync<ImmutableDictionary<string, T>>(token, args, options, registerPackageRequest));

    /// <summary>Calls a function whose result is an object with one value, and gives that value.</summary>
    /// <inheritdoc cref="InvokeAsync{T}(string, InvokeArgs, InvokeOptions)"/>
    public Task<T> InvokeSingleAsync<T>(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeSingleAsync<T>(token, args, options, registerPackageRequest: null);

    /// <inheritdoc cref="InvokeAsync(string, InvokeArgs, InvokeOptions)"/>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Functions.InvokeAsync<object>(token, args, options, registerPackageRequest);

    /// <summary>Calls a function at once and drops its result.</summary>
    /// <param name="token">The function's token.</param>
    /// <param name="args">The arguments, plain values all of them.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">The provider refuses the call; the message tells why.</exception>
    public Task InvokeAsync(string token, InvokeArgs args, InvokeOptions? options = null) =>
        InvokeAsync(token, args, options, registerPackageRequest: null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource, CallOptions)"/>
    public Output<T> Call<T>(
        string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Methods.Call<T>(token, args, self, options, registerPackageRequest);

    /// <summary>Calls a resource's method.</summary>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <param name="token">The method's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="self">The resource; null for a method of a package.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    public Output<T> Call<T>(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Session.Methods.Call<T>(token, args, self, options, package: null);

    /// <inheritdoc cref="Call{T}(string, CallArgs, Resource, CallOptions)"/>
    public void Call(string token, CallArgs args, Resource? self, CallOptions? options, RegisterPackageRequest? registerPackageRequest) =>
        Session.Methods.Call<object>(token, args, self, options, registerPackageRequest);

    /// <summary>Calls a resource's method and drops its result.</summary>
    /// <param name="token">The method's token.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="self">The resource; null for a method of a package.</param>
    /// <param name="options">How to call it; null for the defaults.</param>
    public void Call(string token, CallArgs args, Resource? self = null, CallOptions? options = null) =>
        Call(token, args, self, options, registerPackageRequest: null);
}
