// The adapter wants one to be there.
export default {}
